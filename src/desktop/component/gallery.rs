//! Every component in every state, on one page, in the three themes.
//!
//! Held against the picture of the look by eye, and drawn in tests so that no component is left
//! out of them. Not part of the program: nothing leads here but tests and screenshots.

mod sample;

use chrono::NaiveDate;
use iced::widget::{Column, Row, container, text_editor, themer};
use iced::{Length, Padding, border};

use super::*;
use crate::desktop::theme::{RADIUS_CARD, Theme, Tone, space};
use crate::desktop::widget::grid::{self, Spot, grid};
use crate::desktop::widget::{Choice, Element, Icon, Status, date_field, icon, select, text_area};
use crate::workspace::Weight;
use sample::{Activities, Owners};

/// The only thing that the gallery's controls say.
#[derive(Debug, Clone)]
pub struct Pressed;

/// What the gallery shows, built once.
pub struct Gallery {
    long_text: text_editor::Content,
    activities: Activities,
    owners: Owners,
    activity_columns: Vec<grid::Column<'static>>,
    owner_columns: Vec<grid::Column<'static>>,
    editing: grid::State,
    standing: grid::State,
}

impl Default for Gallery {
    fn default() -> Self {
        let mut editing = grid::State::default();
        editing.goto(Spot::new(3, 6));
        editing.update(grid::Event::Type("95 000 kr".to_owned()));
        let mut standing = grid::State::default();
        standing.goto(Spot::new(4, 2));
        Self {
            long_text: text_editor::Content::with_text(
                "De kommande tre åren prioriteras tre saker: en lärplattform som alla lärare \
                 använder på samma sätt, elevdatorer som byts i fast takt och personal som har \
                 den utbildning som systemen kräver.",
            ),
            activities: Activities,
            owners: Owners,
            activity_columns: sample::activity_columns(),
            owner_columns: sample::owner_columns(),
            editing,
            standing,
        }
    }
}

/// The size of the page.
pub const SIZE: (f32, f32) = (1440.0, 2260.0);

impl Gallery {
    /// The page, drawn with whichever theme the window has.
    pub fn view(&self) -> Element<'_, Pressed> {
        let page = Column::new()
            .push(text::title("Planverk: komponenter"))
            .push(pair(self.buttons(), self.fields()))
            .push(pair(self.lists(), self.dialog()))
            .push(pair(chips(), states()))
            .push(pair(messages(), self.rows()))
            .push(self.grids())
            .push(three_themes())
            .spacing(space::XL)
            .padding(space::PAGE);
        container(page)
            .width(Length::Fill)
            .height(Length::Fill)
            .style(|theme: &Theme| container::Style {
                background: Some(theme.tokens().surface.into()),
                text_color: Some(theme.tokens().text),
                ..container::Style::default()
            })
            .into()
    }

    fn buttons(&self) -> Element<'_, Pressed> {
        let kinds = [
            ("Primär", Kind::Primary, "Exportera"),
            ("Sekundär", Kind::Secondary, "Granska"),
            ("Text", Kind::Text, "Visa alla"),
            ("Farlig", Kind::Danger, "Ta bort"),
        ];
        let states = [Status::IDLE, Status::HOVERED, Status::PRESSED, Status::FOCUSED];
        let mut table = Column::new().spacing(space::M);
        for (name, kind, label) in kinds {
            let mut row = Row::new()
                .spacing(space::M)
                .push(container(text::muted(name)).width(60).padding(Padding::ZERO.top(7.0)));
            for status in states {
                let shown = button(kind, label).on_press(Pressed).shown(status);
                row = row.push(container(shown).width(92));
            }
            table = table.push(row.push(button(kind, label)));
        }
        let tools = Row::new()
            .push(button(Kind::Secondary, "Ny aktivitet").icon(Icon::Plus).on_press(Pressed))
            .push(button(Kind::Primary, "Exportera").icon(Icon::Export).on_press(Pressed))
            .push(icon_button(Kind::Secondary, Icon::Copy, "Kopiera", Some(Pressed)))
            .push(button(Kind::Quiet, "Filtrera").icon(Icon::Filter).on_press(Pressed))
            .push(icon_button(Kind::Quiet, Icon::Undo, "Ångra", Some(Pressed)))
            .spacing(space::S);
        part("Knappar", table.push(tools))
    }

    fn fields(&self) -> Element<'_, Pressed> {
        let first = Row::new()
            .push(field("Namn", text_field("Skola24").on_input(|_| Pressed)))
            .push(field(
                "Systemansvarig",
                select(vec![], None, |_| Pressed).placeholder("Välj en person"),
            ))
            .push(
                field(
                    "Diarienummer",
                    text_field("UN 2026/118")
                        .on_input(|_| Pressed)
                        .trailing(icon(Icon::Help).tone(Tone::Muted)),
                )
                .help("Mönster: UN ÅÅÅÅ/nummer"),
            )
            .spacing(space::L);
        let second = Row::new()
            .push(field("Namn, i fokus", text_field("Skola").on_input(|_| Pressed).shown_focused()))
            .push(
                field("Drift 2027", text_field("85o tkr").on_input(|_| Pressed).error(true))
                    .error(Some("Skriv ett belopp, till exempel 850 tkr.")),
            )
            .push(
                field(
                    "Fastställd",
                    text_field("2026-12-03 § 104").trailing(icon(Icon::Lock).tone(Tone::Muted)),
                )
                .help("Beslutat, kan inte ändras"),
            )
            .spacing(space::L);
        let checks = Row::new()
            .push(checkbox("Behandlar personuppgifter", true, Some(|_| Pressed)))
            .push(checkbox("Molntjänst", false, Some(|_| Pressed)))
            .push(checkbox("I fokus", true, Some(|_| Pressed)).shown(Status::FOCUSED))
            .spacing(space::XL);
        let radios = Row::new()
            .push(radio("Nämndhandling (offentlig)", true, Some(Pressed)))
            .push(radio("Intern bilaga", false, Some(Pressed)))
            .spacing(space::XL);
        let area = field("Inledande text", text_area(&self.long_text).on_action(|_| Pressed))
            .aside(context_help(Pressed));
        part(
            "Fält, kryssruta, alternativ",
            Column::new()
                .push(first)
                .push(second)
                .push(checks)
                .push(radios)
                .push(area)
                .spacing(space::M),
        )
    }

    fn lists(&self) -> Element<'_, Pressed> {
        let day = NaiveDate::from_ymd_opt(2026, 9, 24);
        let date = date_field("24/9", |_| Pressed).selected(day).shown_open();
        let people = vec![
            Choice::new("Åke Ängman").note("IT-controller"),
            Choice::new("Östen Åberg").note("IT-controller"),
            Choice::new("Wilhelm Ågren").note("Informationssäkerhet"),
            Choice::new("Olle Åström").note("Anläggning"),
            Choice::new("Anna-Stina Holm").note("Ekonomi"),
        ];
        let list = select(people, Some(0), |_| Pressed)
            .action("Lägg till person", Pressed)
            .shown_open("å");
        let row = Row::new()
            .push(field("Datum", date).width(248))
            .push(field("Systemansvarig", list).width(300))
            .spacing(space::PAGE);
        part("Datumfält och lista, öppna", container(row).height(330))
    }

    fn dialog(&self) -> Element<'_, Pressed> {
        let fields = Row::new()
            .push(field("Sammanträde", date_field("2026-12-03", |_| Pressed)).width(150))
            .push(field("Paragraf", text_field("§ 104").on_input(|_| Pressed)).width(96))
            .push(
                field("Utfall", select(vec![Choice::new("Bifall")], Some(0), |_| Pressed))
                    .width(118),
            )
            .spacing(space::L);
        let content = Column::new()
            .push(text::body(
                "Handlingarna fryses så som de ser ut nu. Senare ändringar påverkar dem inte.",
            ))
            .push(fields)
            .spacing(space::L);
        let card = Dialog::new("Registrera beslut", content, Pressed)
            .button(button(Kind::Secondary, "Avbryt").on_press(Pressed))
            .button(button(Kind::Primary, "Registrera beslut").on_press(Pressed))
            .card();
        let ground =
            container(card).center_x(Length::Fill).padding(space::XL).style(|theme: &Theme| {
                container::Style {
                    background: Some(theme.tokens().desk.into()),
                    border: border::rounded(RADIUS_CARD),
                    ..container::Style::default()
                }
            });
        part("Dialog", ground)
    }

    fn rows(&self) -> Element<'_, Pressed> {
        let nav = Column::new()
            .push(nav_row("Att göra", true).icon(Icon::Home).on_press(Pressed))
            .push(nav_row("IT-system", false).icon(Icon::System).count(27).on_press(Pressed))
            .push(
                nav_row("Granskning", false)
                    .icon(Icon::Tick)
                    .on_press(Pressed)
                    .shown(Status::FOCUSED),
            )
            .push(
                nav_row("Åtgärder och aktiviteter", false)
                    .number("5")
                    .mark(Icon::Warning, Tone::Warning)
                    .on_press(Pressed),
            )
            .width(192);
        let duty = Row::new()
            .push(container(text::body("2026-11-19")).width(90))
            .push(container(text::toned(text::strong("om 2 dagar"), Tone::Error)).width(96))
            .push(
                Column::new()
                    .push(text::strong("Lämna handlingar till Utbildningsnämnden"))
                    .push(text::muted("UN 2026/118 · IT-plan, utbildningsplan")),
            );
        let links = Column::new()
            .push(link_row(duty, "Öppna ärendet", Pressed))
            .push(finding_row(
                Weight::Error,
                "Pascal saknar systemansvarig",
                "SYS-011 · R-3 · IT-strategin kap. 4",
                Pressed,
            ))
            .push(finding_row(
                Weight::Reminder,
                "Avtalet för PMO löper ut om 44 dagar",
                "SYS-016 · R-9",
                Pressed,
            ));
        let crumbs = Row::new()
            .push(breadcrumb([("IT-planer".into(), Pressed)], "Åtgärder och aktiviteter"))
            .push(key_cap("Ctrl+K"))
            .spacing(space::XL);
        let row = Row::new().push(nav).push(year_ring(2026, 11)).push(crumbs).spacing(space::XL);
        part("Rader", Column::new().push(links).push(row).spacing(space::M))
    }

    fn grids(&self) -> Element<'_, Pressed> {
        let activities = grid(&self.activities, &self.activity_columns, &self.editing, |_| Pressed)
            .lines(2)
            .height(Length::Shrink);
        let owners = grid(&self.owners, &self.owner_columns, &self.standing, |_| Pressed);
        let row = Row::new()
            .push(container(activities).width(880))
            .push(container(owners).height(390).width(Length::Fill))
            .spacing(space::XL);
        part("Tabeller", row)
    }
}

fn chips() -> Element<'static, Pressed> {
    let states = Row::new()
        .push(Chip::weight(Weight::Error, 2))
        .push(Chip::weight(Weight::Warning, 11))
        .push(Chip::weight(Weight::Reminder, 1))
        .push(Chip::done("Klar"))
        .push(Chip::ongoing("Pågår"))
        .push(Chip::not_started("Ej påbörjad"))
        .push(Chip::late("Försenad"))
        .push(chip("Utgår"))
        .spacing(space::S);
    let filters = Row::new()
        .push(filter_chip("Alla", true).count(27).on_press(Pressed))
        .push(filter_chip("Utan ersättare", false).count(6).on_press(Pressed))
        .push(filter_chip("I fokus", false).on_press(Pressed).shown(Status::FOCUSED))
        .push(filter_chip("UN", true).removable().on_press(Pressed))
        .push(filter_chip("Utan ansvarig", false).weight(Weight::Error).count(1).on_press(Pressed))
        .spacing(space::S);
    let row = tabs(
        "gallery",
        [
            Tab::new("Ansvar"),
            Tab::new("Egenskaper"),
            Tab::new("I fokus"),
            Tab::new("Historik").badge(2, Tone::Warning),
        ],
        0,
        |_| Pressed,
        |_| Pressed,
        Some(2),
    );
    part(
        "Etiketter, filter och flikar",
        Column::new().push(states).push(filters).push(row).spacing(space::M),
    )
}

fn states() -> Element<'static, Pressed> {
    let export = Column::new()
        .push(text::small("Exporterar handling 3 av 5"))
        .push(progress(0.6))
        .spacing(space::XS)
        .width(200);
    let row = Row::new()
        .push(export)
        .push(container(meter("Klar för nämnd", 12, 14)).width(200))
        .push(state_steps("Arbetsmaterial", 1))
        .push(state_steps("Förslag till beslut", 3))
        .spacing(space::XL);
    let icons = Icon::ALL.chunks(18).fold(Column::new().spacing(space::M), |column, chunk| {
        let row = chunk.iter().fold(Row::new().spacing(20), |row, shown| row.push(icon(*shown)));
        column.push(row)
    });
    part("Förlopp, läge och ikoner", Column::new().push(row).push(icons).spacing(space::L))
}

fn messages() -> Element<'static, Pressed> {
    let toasts = Column::new()
        .push(
            toast(Icon::Done, Tone::Success, "Fem handlingar exporterade")
                .action("Visa mapp", Pressed)
                .on_close(Pressed),
        )
        .push(
            toast(Icon::Reminder, Tone::Muted, "Aktivitet 3 togs bort")
                .action("Ångra", Pressed)
                .on_close(Pressed),
        )
        .spacing(space::S);
    let failing = banner(
        Icon::Offline,
        Tone::Error,
        "Det går inte att spara: nätverksmappen svarar inte.",
        "Allt du skrivit finns kvar i fönstret. Nytt försök om 10 sekunder.",
    )
    .action(button(Kind::Secondary, "Spara kopia som").on_press(Pressed));
    let reading = banner(
        Icon::Lock,
        Tone::Normal,
        "",
        "Östen Åberg har filen öppen sedan kl. 13.05. Du läser.",
    )
    .action(button(Kind::Secondary, "Ta en kopia").on_press(Pressed));
    let nothing = empty(
        "Planen har inga aktiviteter ännu.",
        Some(button(Kind::Primary, "Ny aktivitet").icon(Icon::Plus).on_press(Pressed)),
    );
    let first = Row::new().push(toasts).push(container(nothing).height(100)).spacing(space::L);
    part("Meddelanden", Column::new().push(first).push(failing).push(reading).spacing(space::M))
}

fn three_themes() -> Element<'static, Pressed> {
    let row = Theme::ALL.into_iter().fold(Row::new().spacing(space::L), |row, theme| {
        row.push(themer(Some(theme), card(theme)))
    });
    part("Tre teman", row)
}

fn card(theme: Theme) -> Element<'static, Pressed> {
    let head = Row::new()
        .push(container(text::subheading(theme.name())).width(Length::Fill))
        .push(icon(Icon::Tick).tone(Tone::Success))
        .push(text::muted("Sparat 14.32"))
        .spacing(space::XS);
    let buttons = Row::new()
        .push(button(Kind::Primary, "Exportera").on_press(Pressed))
        .push(button(Kind::Secondary, "Granska").on_press(Pressed))
        .push(button(Kind::Text, "Visa alla").on_press(Pressed))
        .spacing(space::S);
    let chips = Row::new()
        .push(Chip::weight(Weight::Error, 2))
        .push(Chip::weight(Weight::Warning, 11))
        .push(Chip::done("Klar"))
        .push(Chip::ongoing("Pågår"))
        .spacing(space::S);
    let fields = Row::new()
        .push(
            field("Datum", text_field("24/9").on_input(|_| Pressed).shown_focused())
                .help("Tolkas som 2026-09-24"),
        )
        .push(
            field("Drift", text_field("85o tkr").on_input(|_| Pressed).error(true))
                .error(Some("Skriv ett belopp, till exempel 850 tkr.")),
        )
        .spacing(space::L);
    container(Column::new().push(head).push(buttons).push(chips).push(fields).spacing(space::M))
        .padding(space::L)
        .width(Length::Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.tokens().surface.into()),
            text_color: Some(theme.tokens().text),
            border: border::rounded(RADIUS_CARD).width(1).color(theme.tokens().line),
            ..container::Style::default()
        })
        .into()
}

fn part<'a>(title: &'a str, content: impl Into<Element<'a, Pressed>>) -> Element<'a, Pressed> {
    Column::new().push(section(title, None)).push(content).spacing(space::M).into()
}

fn pair<'a>(left: Element<'a, Pressed>, right: Element<'a, Pressed>) -> Element<'a, Pressed> {
    Row::new()
        .push(container(left).width(Length::FillPortion(1)))
        .push(container(right).width(Length::FillPortion(1)))
        .spacing(space::PAGE)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::widget::driver::{Driver, Screen};

    impl Screen for Gallery {
        type Message = Pressed;

        fn view(&self) -> Element<'_, Pressed> {
            Gallery::view(self)
        }

        fn update(&mut self, Pressed: Pressed) {}
    }

    /// With `PLANVERK_GALLERY=folder` the pictures are written there, as raw PAM files.
    #[test]
    fn every_component_is_drawn_in_every_theme() {
        let mut pictures = Vec::new();
        for theme in Theme::ALL {
            let mut driver = Driver::new(Gallery::default(), SIZE);
            let (pixels, size) = driver.draw(theme, 1.0);
            if let Some(folder) = std::env::var_os("PLANVERK_GALLERY") {
                let name = format!("{}.pam", theme.name().replace(' ', "-"));
                let mut file = format!(
                    "P7\nWIDTH {}\nHEIGHT {}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n",
                    size.width, size.height
                )
                .into_bytes();
                file.extend_from_slice(&pixels);
                std::fs::write(std::path::Path::new(&folder).join(name), file).unwrap();
            }
            let accent = theme.tokens().accent.into_rgba8();
            assert!(pixels.chunks_exact(4).any(|pixel| pixel == accent), "{}", theme.name());
            pictures.push(pixels);
        }
        assert_ne!(pictures[0], pictures[1]);
        assert_ne!(pictures[1], pictures[2]);
    }

    #[test]
    fn tab_reaches_every_control_and_comes_round() {
        let mut driver = Driver::new(Gallery::default(), SIZE);
        let (_, total) = driver.focused();
        assert!(total > 60, "{total}");
        for expected in 0..total {
            driver.tab(crate::desktop::widget::focus::Direction::Forward);
            assert_eq!(driver.focused().0, Some(expected));
        }
        driver.tab(crate::desktop::widget::focus::Direction::Forward);
        assert_eq!(driver.focused().0, Some(0));
        driver.tab(crate::desktop::widget::focus::Direction::Backward);
        assert_eq!(driver.focused().0, Some(total - 1));
    }
}
