//! The graph of the example, word for word.

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::diagnostic::Source;
use crate::spec;

fn setup() -> Setup {
    let text = r#"
name: micetro
consumer: micetro
region: eu-central-1
hub:
  account: "111111111111"
  user: { name: micetro, policies: [IAMReadOnlyAccess] }
  group: micetro-hub
role:
  name: MicetroAccess
  trust: hub-user
  policies: [AmazonRoute53FullAccess]
spokes:
  - { account: "012345678901", alias: dns }
  - { account: "333333333333", alias: net, role: { name: NetAccess, trust: hub-account } }
"#;
    let source = Arc::new(Source {
        name: "rolecall.yaml".to_owned(),
        text: text.to_owned(),
    });
    spec::read(&source, Path::new(""))
        .expect("the example has no findings")
        .setup
}

#[test]
fn mermaid_has_the_hub_on_the_left_and_the_roles_on_the_right() {
    assert_eq!(
        mermaid(&setup()),
        "flowchart LR
  subgraph hub[\"hub 111111111111\"]
    user([\"user/micetro\"])
  end
  subgraph a0[\"dns 012345678901\"]
    r0[\"role/MicetroAccess\"]
  end
  subgraph a1[\"net 333333333333\"]
    r1[\"role/NetAccess\"]
  end
  user -->|\"trusts this user\"| r0
  user -->|\"trusts the hub account\"| r1
"
    );
}

#[test]
fn dot_says_the_same() {
    let dot = dot(&setup());
    assert!(dot.starts_with("digraph \"micetro\" {\n  rankdir=LR;\n"), "{dot}");
    assert!(dot.contains("label=\"dns 012345678901\""), "{dot}");
    assert!(
        dot.contains("user -> r1 [label=\"trusts the hub account\"];"),
        "{dot}"
    );
    assert_eq!(dot.matches('{').count(), dot.matches('}').count());
}

#[test]
fn names_cannot_break_out_of_their_quotes() {
    assert_eq!(mermaid_text("a\"b#<c>"), "a#quot;b#35;#lt;c#gt;");
    assert_eq!(dot_text("a\"b\\"), "a\\\"b\\\\");
}
