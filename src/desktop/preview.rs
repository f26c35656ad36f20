//! The live preview: the exported bytes themselves, drawn page by page away from the window's
//! thread. One document is made at a time; when the records change meanwhile, the next begins as
//! soon as that one is done, so typing never piles up work.

mod view;

use std::collections::HashMap;
use std::sync::Arc;

use iced::Task;
use iced::widget::image;
use uuid::Uuid;

use crate::exchange::export::{self, Request};
use crate::exchange::picture::{Pages, Picture};
use crate::pdf::{self, Report};
use crate::store::Frozen;
use crate::typeset::{Passage, passages};
use crate::workspace::Workspace;

pub use view::view;

/// How large the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zoom {
    /// The whole page's width in the panel.
    #[default]
    Width,
    /// Twice that, to read by.
    Double,
}

/// What the preview shows and what is under way.
#[derive(Debug, Default)]
pub struct Preview {
    shown: Option<Content>,
    /// What is shown, or failed, was made of this.
    made_of: Option<Source>,
    /// What is being made now.
    making: Option<Source>,
    /// Why there is no preview, in Swedish.
    failed: Option<String>,
    page: usize,
    /// The heading to turn to when the document has come.
    sought: Option<String>,
    pub zoom: Zoom,
    /// Pictures of the shown document, by page and pixels a hundred pt.
    pictures: HashMap<(usize, u32), image::Handle>,
    drawing: Option<(usize, u32)>,
    /// The page as it was, until the new document's is drawn: a preview that goes white at each key
    /// cannot be read.
    before: Option<(usize, image::Handle)>,
}

/// What a document is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Source {
    /// What was asked for, and the records as they were.
    Records { request: Request, revision: u64 },
    /// The bytes of a paper that a decision froze: which decision, and which of its papers.
    Frozen { id: Uuid, paper: usize },
}

/// A document made in the background.
#[derive(Debug, Clone)]
pub struct Made {
    of: Source,
    result: Result<Content, String>,
}

#[derive(Debug, Clone)]
struct Content {
    pages: Pages,
    /// Each heading and the index of its page.
    headings: Vec<(String, usize)>,
    /// What can be pointed at, by page.
    passages: Arc<[Vec<Passage>]>,
    report: Report,
}

/// Results of work in the background.
#[derive(Debug, Clone)]
pub enum Message {
    /// A document was made.
    Made(Arc<Made>),
    /// A page was drawn: of which document, page, scale.
    Drawn(Source, usize, u32, Option<image::Handle>),
}

impl Preview {
    /// Sees to it that the document of `request` at `revision` is shown or under way.
    pub fn follow(
        &mut self,
        workspace: &Workspace,
        request: Request,
        revision: u64,
    ) -> Task<Message> {
        let workspace = workspace.clone();
        self.begin(Source::Records { request, revision }, move || {
            export::make(&workspace, &request).map_err(|error| error.to_string()).map(|made| {
                let (headings, passages) = (made.headings(), passages(&made.laid_out));
                (made.bytes, headings, passages)
            })
        })
    }

    /// Sees to it that a frozen paper is shown or under way, byte for byte.
    pub fn follow_frozen(&mut self, frozen: &Arc<Frozen>, paper: usize) -> Task<Message> {
        let (of, frozen) = (Source::Frozen { id: frozen.facts.id, paper }, Arc::clone(frozen));
        self.begin(of, move || {
            let bytes = frozen.bytes.get(paper).cloned();
            let bytes = bytes.ok_or_else(|| "Handlingen finns inte i filen.".to_owned())?;
            Ok((bytes, Vec::new(), Vec::new()))
        })
    }

    /// Makes a document in the background, unless it is shown or one is under way.
    fn begin(
        &mut self,
        of: Source,
        make: impl FnOnce() -> Result<Bytes, String> + Send + 'static,
    ) -> Task<Message> {
        if self.made_of == Some(of) || self.making.is_some() {
            return Task::none();
        }
        self.making = Some(of);
        Task::perform(async move { shown(of, make()) }, |made| Message::Made(Arc::new(made)))
    }

    /// Takes in what was made or drawn. The caller then asks [`Self::follow`] and [`Self::draw`]
    /// again.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Made(made) => return self.take_in(&made),
            Message::Drawn(of, page, scale, picture) => {
                self.drawing = None;
                if let (true, Some(picture)) = (self.made_of == Some(of), picture) {
                    self.pictures.insert((page, scale), picture);
                    self.before = None;
                }
            }
        }
        Task::none()
    }

    fn take_in(&mut self, made: &Made) -> Task<Message> {
        self.making = None;
        self.made_of = Some(made.of);
        let before = self.shown.take();
        self.before = self.picture().cloned().map(|picture| (self.page, picture));
        match &made.result {
            Ok(content) => {
                self.failed = None;
                self.page = self.page.min(content.pages.count().saturating_sub(1));
                self.pictures.clear();
                self.shown = Some(content.clone());
                if let Some(heading) = self.sought.take() {
                    self.seek(&heading);
                }
            }
            Err(sentence) => {
                self.failed = Some(sentence.clone());
            }
        }
        // A long document takes a while to let go of.
        Task::future(async move { drop(before) }).discard()
    }

    /// Draws the page that is turned to, for a place `width` pixels wide at `scale` device pixels
    /// a pixel, if it is not drawn yet.
    pub fn draw(&mut self, width: f32, scale: f32) -> Task<Message> {
        let Some((shown, of)) = self.shown.as_ref().zip(self.made_of) else {
            return Task::none();
        };
        let wanted = (self.page, self.resolution(width, scale));
        if self.drawing.is_some() || self.pictures.contains_key(&wanted) {
            return Task::none();
        }
        self.drawing = Some(wanted);
        let (pages, (page, resolution)) = (shown.pages.clone(), wanted);
        Task::perform(
            async move {
                let Picture { width, height, pixels } =
                    pages.draw(page, resolution as f32 / 100.0)?;
                Some(image::Handle::from_rgba(width, height, pixels))
            },
            move |picture| Message::Drawn(of, page, resolution, picture),
        )
    }

    /// Pixels a hundred pt, so that the page fills `width`.
    fn resolution(&self, width: f32, scale: f32) -> u32 {
        let page_width = self.size().map_or(595.0, |(width, _)| width);
        let factor = if self.zoom == Zoom::Double { 2.0 } else { 1.0 };
        ((width * factor * scale / page_width * 100.0).round() as u32).clamp(10, 600)
    }

    /// The picture of the page that is turned to; while the right one is drawn, one of another size
    /// or of the document as it was before.
    pub fn picture(&self) -> Option<&image::Handle> {
        let drawn = self.pictures.iter().filter(|((page, _), _)| *page == self.page);
        let drawn = drawn.max_by_key(|((_, scale), _)| *scale).map(|(_, handle)| handle);
        let before = self.before.iter().filter(|(page, _)| *page == self.page);
        drawn.or_else(|| before.map(|(_, handle)| handle).next())
    }

    /// Size in pt of the page that is turned to.
    pub fn size(&self) -> Option<(f32, f32)> {
        self.shown.as_ref()?.pages.size(self.page)
    }

    /// The page that is turned to, from 0, and how many there are.
    pub fn place(&self) -> Option<(usize, usize)> {
        self.shown.as_ref().map(|shown| (self.page, shown.pages.count()))
    }

    /// Turns to the page where that heading stands; once the document has come, if it has not.
    pub fn seek(&mut self, heading: &str) {
        let Some(shown) = &self.shown else {
            self.sought = Some(heading.to_owned());
            return;
        };
        // A bookmark bears its number before the heading.
        let found = shown.headings.iter().find(|(title, _)| {
            title == heading || title.split_once(' ').is_some_and(|(_, rest)| rest == heading)
        });
        if let Some((_, page)) = found {
            self.page = *page;
        }
    }

    /// Shows the page in its other size.
    pub fn toggle_zoom(&mut self) {
        self.zoom = match self.zoom {
            Zoom::Width => Zoom::Double,
            Zoom::Double => Zoom::Width,
        };
    }

    /// Turns the page.
    pub fn turn(&mut self, forward: bool) {
        let last = self.place().map_or(0, |(_, count)| count.saturating_sub(1));
        self.page = if forward { (self.page + 1).min(last) } else { self.page.saturating_sub(1) };
    }

    /// What can be pointed at on the page that is turned to.
    pub fn passages(&self) -> &[Passage] {
        self.shown
            .as_ref()
            .and_then(|shown| shown.passages.get(self.page))
            .map_or(&[], Vec::as_slice)
    }

    /// Each heading, and its page from 0.
    pub fn headings(&self) -> &[(String, usize)] {
        self.shown.as_ref().map_or(&[], |shown| shown.headings.as_slice())
    }

    /// Turns to a page; past the last to the last, once the document has come if it has not.
    pub fn turn_to(&mut self, page: usize) {
        let last = self.place().map_or(usize::MAX, |(_, count)| count.saturating_sub(1));
        self.page = page.min(last);
    }

    /// What the read-back says: "PDF/A-2a och PDF/UA-1, 0 avvikelser".
    pub fn verdict(&self) -> Option<(bool, String)> {
        self.shown.as_ref().map(|shown| (shown.report.passes(), shown.report.summary()))
    }

    /// Why there is nothing to see.
    pub fn failure(&self) -> Option<&str> {
        self.failed.as_deref()
    }

    /// Whether a newer document is on its way.
    pub fn is_working(&self) -> bool {
        self.making.is_some()
    }
}

/// The bytes of a document, its headings with their pages, and its passages by page.
type Bytes = (Vec<u8>, Vec<(String, usize)>, Vec<Vec<Passage>>);

/// What was made, ready to be drawn.
fn shown(of: Source, made: Result<Bytes, String>) -> Made {
    let result = made.and_then(|(bytes, headings, passages)| {
        let report = pdf::read_back(&bytes);
        let pages = Pages::new(bytes);
        let unreadable = || "Handlingen kunde inte visas.".to_owned();
        let passages = passages.into();
        pages.map(|pages| Content { pages, headings, passages, report }).ok_or_else(unreadable)
    });
    Made { of, result }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::session::tests::example_session;
    use crate::document::{Scope, Variant};
    use crate::exchange::paper::Paper;

    fn request(variant: Variant) -> Request {
        let today = crate::record::date::parse_day("2026-11-16", Default::default()).unwrap();
        Request { paper: Paper::Competence(Scope::Kommun), variant, with_data: false, today }
    }

    fn of(variant: Variant) -> Source {
        Source::Records { request: request(variant), revision: 0 }
    }

    fn make(workspace: &Workspace, variant: Variant) -> Made {
        let made = export::make(workspace, &request(variant)).unwrap();
        shown(of(variant), Ok((made.bytes, Vec::new(), Vec::new())))
    }

    /// A page drawn of the document that stood there before is no page of the new one, though the
    /// records are the same.
    #[test]
    fn a_page_that_comes_late_is_not_taken_for_one_of_the_new_document() {
        let (session, _folder) = example_session();
        let mut preview = Preview::default();
        let [public, internal] = [of(Variant::Public), of(Variant::Internal)];
        let _ = preview.take_in(&make(&session.workspace, Variant::Public));
        let _ = preview.draw(600.0, 1.0);
        let _ = preview.take_in(&make(&session.workspace, Variant::Internal));
        let late = image::Handle::from_rgba(1, 1, vec![0; 4]);
        let scale = preview.resolution(600.0, 1.0);
        let _ = preview.update(Message::Drawn(public, 0, scale, Some(late.clone())));
        assert!(preview.picture().is_none());
        let _ = preview.update(Message::Drawn(internal, 0, scale, Some(late)));
        assert!(preview.picture().is_some());
    }

    #[test]
    fn what_cannot_be_made_is_told_once_and_not_tried_again_until_something_changes() {
        let (session, _folder) = example_session();
        let mut preview = Preview::default();
        let failed = Made { of: of(Variant::Public), result: Err("Det gick inte.".to_owned()) };
        let _ = preview.take_in(&failed);
        assert_eq!(preview.failure(), Some("Det gick inte."));
        let _ = preview.follow(&session.workspace, request(Variant::Public), 0);
        assert!(!preview.is_working());
        let _ = preview.follow(&session.workspace, request(Variant::Public), 1);
        assert!(preview.is_working());
    }
}
