"""What is peculiar to one kind of event: interviews, contests, internships."""
