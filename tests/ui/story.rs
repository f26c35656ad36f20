//! Where a flow takes place: a folder of its own with the example kommun, on 16 November 2026.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use planverk::desktop::app::{Desk, Start};
use planverk::desktop::screen::{Place, plan};
use planverk::desktop::session::Clock;
use planverk::desktop::settings::{Folders, Settings};
use planverk::desktop::widget::grid::Source;
use planverk::exchange::example::example_workspace;
use planverk::record::{Activity, Chapter, Plan};
use planverk::store;

use super::driver::Window;

/// A folder with the example's plan file in it.
pub struct Story {
    folder: tempfile::TempDir,
}

pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 16).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

impl Story {
    pub fn new() -> Self {
        let story = Self { folder: tempfile::tempdir().unwrap() };
        let workspace = example_workspace(now().date()).unwrap();
        let frozen = planverk::exchange::example::frozen(&workspace).unwrap();
        store::write(&story.file(), &workspace, &[frozen]).unwrap();
        story
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path("norralv.planverk")
    }

    /// The window as a user starts it, on the example.
    pub fn window(&self) -> Window {
        window(Some(&self.file()), self.folder.path())
    }

    /// The window as it is started the next day, with the settings that were kept.
    pub fn window_again(&self) -> Window {
        let folders = Folders::under(&self.folder.path().join("hem"));
        Window::start(Start {
            file: Some(self.file()),
            settings: folders.load(),
            folders: Some(folders),
            clock: Clock::Fixed(now()),
        })
    }

    /// The window without a file.
    pub fn bare_window(&self) -> Window {
        window(None, self.folder.path())
    }
}

/// A window on a file, with settings and backups under `home`.
pub fn window(file: Option<&Path>, home: &Path) -> Window {
    Window::start(Start {
        file: file.map(Path::to_owned),
        folders: Some(Folders::under(&home.join("hem"))),
        settings: Settings { name: "Lovisa Zakrisson".to_owned(), ..Settings::default() },
        clock: Clock::Fixed(now()),
    })
}

impl Window {
    pub fn desk(&self) -> &Desk {
        self.app.desk().expect("a file is open")
    }

    pub fn place(&self) -> Place {
        self.desk().place
    }

    pub fn plan(&self) -> &plan::State {
        self.desk().plan.as_ref().expect("a plan has been opened")
    }

    /// Goes to the activities of the plan UN 2026/118 by keyboard: the list, the plan, the grid.
    pub fn go_to_activities(&mut self) {
        self.press("ctrl+2");
        let workspace = &self.desk().session.workspace;
        let plan = workspace.all::<Plan>().find(|plan| plan.diary_number == "UN 2026/118");
        let title = workspace.plan_title(plan.expect("the example has it"));
        self.tab_to_text(&title);
        self.press("enter");
        assert_eq!(self.place(), Place::Plan);
        self.tab_to("plan-grid");
    }

    /// The activity of the grid's current row.
    pub fn activity(&self) -> &Activity {
        let grid = self.plan().grid.as_ref().expect("a grid is shown");
        let id = grid.current().and_then(|id| id.of::<Activity>()).expect("a row is current");
        self.desk().session.workspace.get(id).unwrap()
    }

    pub fn chapter(&self) -> &Chapter {
        self.plan().chapter(&self.desk().session).expect("a chapter is open")
    }

    /// What the grid shows in the current cell.
    pub fn cell(&self) -> String {
        let grid = self.plan().grid.as_ref().expect("a grid is shown");
        grid.copy_text(grid.place().expect("a row is current") - 1, self.column())
    }

    /// The number of the grid's current column.
    pub fn column(&self) -> usize {
        let grid = self.plan().grid.as_ref().expect("a grid is shown");
        let content = grid.current_content().expect("a column is current");
        grid.columns().iter().position(|shape| shape.content == content).unwrap()
    }

    /// What the grid's row of totals says in a column.
    pub fn total(&self, column: usize) -> String {
        let grid = self.plan().grid.as_ref().expect("a grid is shown");
        grid.total(column).map_or_else(String::new, |cell| cell.text.into_owned())
    }

    /// Goes to a column of the grid by the arrow keys.
    pub fn go_to_column(&mut self, heading: &str) {
        self.press("ctrl+home");
        for _ in 0..30 {
            let column = self.column();
            let grid = self.plan().grid.as_ref().unwrap();
            if grid.columns()[column].heading == heading {
                return;
            }
            self.press("right");
        }
        panic!("the grid has no column ”{heading}”");
    }

    /// Waits until the latest change is in the file.
    pub fn until_saved(&mut self) {
        use planverk::desktop::session::Saved;
        self.until("saved", |window| matches!(window.desk().session.saved, Saved::At(_)));
    }
}
