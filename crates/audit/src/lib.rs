//! Empty until its first room is furnished.
