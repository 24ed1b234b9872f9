"""Made-up people for trying the bot; every name is invented."""
