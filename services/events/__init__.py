"""Events: making, changing, finding."""
