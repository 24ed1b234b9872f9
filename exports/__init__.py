"""What people take away: workbooks, built in the worker process."""
