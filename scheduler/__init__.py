"""What happens by itself: the table of jobs, delivery of notifications, fetching of files."""
