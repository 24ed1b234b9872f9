"""The composition root: builds everything once; nobody imports it."""
