"""Any form, one question at a time: asked, checked, gone back over, reviewed, sent."""
