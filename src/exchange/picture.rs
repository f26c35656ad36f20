//! Pages of a PDF as pictures, for the preview and for tests: what is seen is the exported file.
//! Rasterised by `hayro`, page by page; slow enough to be kept off the window's thread.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// A page as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// RGBA, 8 bits each, row by row from the top left.
    pub pixels: Vec<u8>,
}

/// A PDF whose pages can be drawn.
#[derive(Clone)]
pub struct Pages {
    pdf: Arc<Pdf>,
}

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").field("count", &self.count()).finish()
    }
}

impl Pages {
    /// `None` when the bytes are no readable PDF.
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        let pdf = Pdf::new(bytes).ok()?;
        // The tree of pages is read when first asked for, and the window must not wait for that.
        pdf.pages();
        Some(Self { pdf: Arc::new(pdf) })
    }

    pub fn count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Width and height in pt; `None` past the last page.
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        self.pdf.pages().get(page).map(|page| page.render_dimensions())
    }

    /// The page at `scale` pixels a pt; `None` past the last page.
    pub fn draw(&self, page: usize, scale: f32) -> Option<Picture> {
        let page = self.pdf.pages().get(page)?;
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let pixmap = render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &settings,
        );
        Some(Picture {
            width: u32::from(pixmap.width()),
            height: u32::from(pixmap.height()),
            // On a white ground every pixel is opaque, so premultiplied is plain.
            pixels: pixmap.data_as_u8_slice().to_vec(),
        })
    }
}
