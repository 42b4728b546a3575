//! Differences and plans.
