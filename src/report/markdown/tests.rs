//! Markdown: the count, what is deleted, details to unfold; never longer than GitHub takes.

use super::{LIMIT, plan};
use crate::plan::Verb;
use crate::report::sample::{HUB, account, add_role, change, empty, mixed};

#[test]
fn the_count_and_the_deletions_stand_above_the_details() {
    insta::assert_snapshot!(plan(&mixed(), Some("flowchart LR\n  user --> r0\n")), @r"
    ### Rolecall plan: `micetro`

    **4 to create, 1 to change, 1 to delete · 4 accounts · nothing sent**

    #### Deletes

    - `-` `old/role/MicetroAccess` loses AdministratorAccess (not in the setup, and Rolecall made the role)

    > user `micetro` has policies that are not in the setup, left alone: Billing

    <details><summary><b>hub</b> 111111111111 · 1 change</summary>

    ```diff
      group micetro-hub-01
    +     policy assume-333333333333
              Allow sts:AssumeRole on net/role/MicetroAccess
    ```

    </details>
    <details><summary><b>net</b> 333333333333 · 3 changes</summary>

    ```diff
    + role MicetroAccess
          trusts hub/user/micetro
    +     attachment AmazonRoute53FullAccess
    +     attachment IAMReadOnlyAccess
    ```

    </details>
    <details><summary><b>dns</b> 012345678901 · 1 change</summary>

    ```diff
    ! role MicetroAccess
          trust: + condition aws:PrincipalArn = hub/user/micetro
    ```

    </details>
    <details><summary><b>old</b> 222222222222 · 1 change</summary>

    ```diff
      role MicetroAccess
    -     attachment AdministratorAccess
    ```

    </details>

    <details><summary>Who may assume what</summary>

    ```mermaid
    flowchart LR
      user --> r0
    ```

    </details>
    ");
}

#[test]
fn a_comment_is_never_longer_than_github_takes() {
    let mut big = empty();
    for number in 0..900 {
        let id = format!("2000000{number:05}");
        big.accounts.push(account(&id, &format!("team-{number:03}")));
        add_role(&mut big, &id);
        big.changes.push(change(&id, Verb::Delete, "role", "Old"));
    }
    let text = plan(&big, Some("flowchart LR\n"));
    assert!(text.chars().count() <= LIMIT);
    assert!(
        text.contains("Left out, since GitHub takes 65536 characters: "),
        "{}",
        &text[text.len() - 300..]
    );
    assert!(text.contains("the graph"));
    assert_eq!(
        text.matches("<details>").count(),
        text.matches("</details>").count()
    );
}

#[test]
fn text_from_an_account_is_no_markup() {
    let mut hostile = empty();
    hostile
        .notices
        .push("<img src=x> [click](http://x) **b**".to_owned());
    let mut role = change(HUB, Verb::Create, "role", "```\n# big");
    role.details.push("``` <script>".to_owned());
    hostile.changes.push(role);
    let text = plan(&hostile, None);
    assert!(
        text.contains("&lt;img src=x> \\[click\\](http://x) \\*\\*b\\*\\*"),
        "{text}"
    );
    assert_eq!(text.matches("```").count(), 2, "{text}");
}
