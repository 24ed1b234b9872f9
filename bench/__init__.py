"""Measurements with their baselines; nobody imports this."""
