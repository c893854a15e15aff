"""What needs the built site: policy, digests, service worker, settings for hosts and compression."""
