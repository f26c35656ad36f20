//! What the user has arranged is so again the next day.

use planverk::desktop::app::Message;
use planverk::desktop::screen::{Place, plan, systems};
use planverk::desktop::widget::grid;

use super::story::Story;

#[test]
fn panels_and_columns_are_the_next_day_as_they_were_left() {
    let story = Story::new();
    let mut window = story.window();
    window.resize(1440.0, 900.0);
    window.go_to_activities();
    window.tab_to("panel-edge");
    window.press("left");
    let drawn = window.desk().session.arrangement.panel.expect("the panel has been drawn");
    window.press("left");
    assert_eq!(window.desk().session.arrangement.panel, Some(drawn + 16.0));
    window
        .take(Message::Plan(plan::Message::Grid(grid::Event::Resize { column: 1, width: 222.0 })));
    window.press("ctrl+3");
    assert_eq!(window.place(), Place::Systems);
    let shown = window.desk().systems.offered.iter().filter(|each| each.shown).count();
    window.take(Message::Systems(systems::Message::Column(3, false)));
    window.take(Message::Systems(systems::Message::ToggleGroups));
    window.press("ctrl+q");
    assert!(window.exited);
    drop(window);

    let mut window = story.window_again();
    window.resize(1440.0, 900.0);
    assert_eq!(window.desk().session.arrangement.panel, Some(drawn + 16.0));
    let systems = &window.desk().systems;
    assert_eq!(systems.offered.iter().filter(|each| each.shown).count(), shown - 1);
    assert!(!systems.offered[3].shown && !systems.is_grouped);
    window.go_to_activities();
    assert_eq!(window.plan().grid.as_ref().unwrap().columns()[1].width, 222.0);
    window.tab_to("panel-edge");
    window.press("enter");
    assert_eq!(window.desk().session.arrangement.panel, None, "the panel finds its own place");
}
