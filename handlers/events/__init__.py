"""Events as participants meet them."""
