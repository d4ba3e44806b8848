//! The trust graph of a setup, as text: Mermaid, which GitHub renders, and DOT.
//!
//! Two columns need no layout engine: the hub's user on the left, the roles on the right.

use std::fmt::Write as _;

use crate::edge::{self, Edge};
use crate::setup::{Setup, Trust};

/// The graph in Mermaid's flowchart language.
#[must_use]
pub fn mermaid(setup: &Setup) -> String {
    let mut text = String::from("flowchart LR\n");
    let hub = format!("{} {}", setup.hub.alias, setup.hub.account);
    line(
        &mut text,
        format_args!("  subgraph hub[\"{}\"]", mermaid_text(&hub)),
    );
    line(
        &mut text,
        format_args!("    user([\"user/{}\"])", mermaid_text(&setup.hub.user.name)),
    );
    line(&mut text, format_args!("  end"));
    let edges = edge::edges(setup, &setup.spokes);
    for (number, edge) in edges.iter().enumerate() {
        let account = format!("{} {}", edge.spoke.alias, edge.spoke.account);
        line(
            &mut text,
            format_args!("  subgraph a{number}[\"{}\"]", mermaid_text(&account)),
        );
        line(
            &mut text,
            format_args!("    r{number}[\"role/{}\"]", mermaid_text(&edge.spoke.role.name)),
        );
        line(&mut text, format_args!("  end"));
    }
    for (number, edge) in edges.iter().enumerate() {
        line(
            &mut text,
            format_args!("  user -->|\"{}\"| r{number}", mermaid_text(label(edge))),
        );
    }
    for (number, units) in setup.units.iter().enumerate() {
        let name = units.units.join(", ");
        line(
            &mut text,
            format_args!("  u{number}[[\"accounts of {}\"]]", mermaid_text(&name)),
        );
        line(&mut text, format_args!("  user --> u{number}"));
    }
    text
}

/// The graph in Graphviz's DOT language.
#[must_use]
pub fn dot(setup: &Setup) -> String {
    let mut text = format!("digraph \"{}\" {{\n", dot_text(&setup.name));
    line(&mut text, format_args!("  rankdir=LR;"));
    line(&mut text, format_args!("  node [shape=box];"));
    let hub = format!("{} {}", setup.hub.alias, setup.hub.account);
    line(&mut text, format_args!("  subgraph cluster_hub {{"));
    line(&mut text, format_args!("    label=\"{}\";", dot_text(&hub)));
    line(
        &mut text,
        format_args!(
            "    user [label=\"user/{}\", shape=oval];",
            dot_text(&setup.hub.user.name)
        ),
    );
    line(&mut text, format_args!("  }}"));
    for (number, edge) in edge::edges(setup, &setup.spokes).iter().enumerate() {
        let account = format!("{} {}", edge.spoke.alias, edge.spoke.account);
        line(&mut text, format_args!("  subgraph cluster_{number} {{"));
        line(&mut text, format_args!("    label=\"{}\";", dot_text(&account)));
        line(
            &mut text,
            format_args!(
                "    r{number} [label=\"role/{}\"];",
                dot_text(&edge.spoke.role.name)
            ),
        );
        line(&mut text, format_args!("  }}"));
        line(
            &mut text,
            format_args!("  user -> r{number} [label=\"{}\"];", dot_text(label(edge))),
        );
    }
    for (number, units) in setup.units.iter().enumerate() {
        let name = format!("accounts of {}", units.units.join(", "));
        line(
            &mut text,
            format_args!("  u{number} [label=\"{}\", style=dashed];", dot_text(&name)),
        );
        line(&mut text, format_args!("  user -> u{number};"));
    }
    text.push_str("}\n");
    text
}

/// What stands on an arrow: whom the role trusts.
fn label(edge: &Edge<'_>) -> &'static str {
    match edge.spoke.role.trust {
        Trust::HubAccount => "trusts the hub account",
        Trust::HubUser => "trusts this user",
        Trust::Document(_) => "trusts by a document",
    }
}

/// Adds a line.
fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    let written = writeln!(text, "{content}");
    debug_assert!(written.is_ok(), "writing to a String does not fail");
}

/// Text inside a quoted label of Mermaid, which knows entity codes and no backslash.
fn mermaid_text(text: &str) -> String {
    text.replace('#', "#35;")
        .replace('"', "#quot;")
        .replace('<', "#lt;")
        .replace('>', "#gt;")
}

/// Text inside a quoted string of DOT.
fn dot_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests;
