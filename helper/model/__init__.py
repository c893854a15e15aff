"""The flow as data (`flow`), its loader (`load`, used at build time only) and the errors in content (`errors`)."""
