"""What the `rezerv` command can do; each module's `main` gives the exit status."""
