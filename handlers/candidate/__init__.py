"""The candidate's conversations."""
