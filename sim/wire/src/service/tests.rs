mod auth;
mod authentication;
mod hostile;
mod journey;
mod routing;
mod s3;
