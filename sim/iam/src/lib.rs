//! The law: the language of AWS IAM, and the evaluator.
