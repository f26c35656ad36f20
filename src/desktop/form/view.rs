//! The form as elements: fields abreast where they are short, long texts across.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use iced::Length;
use iced::widget::{Column, Row};

use super::{Form, Message};
use crate::desktop::component::{context_help, field, filter_chip, text_field};
use crate::desktop::theme::{Theme, space};
use crate::desktop::widget::{
    Among, Choice, Element, Select, date_field, select, select_among, text_area,
};
use crate::record::{AnyId, FieldKey, FieldKind, Kind, Record, Value};

impl Form {
    /// All fields, `columns` abreast.
    pub fn view(&self, columns: usize) -> Element<'_, Message> {
        self.part(&self.fields, columns)
    }

    /// Some of its fields, for a form in sections.
    pub fn part(&self, fields: &[FieldKey], columns: usize) -> Element<'_, Message> {
        let Some(record) = self.shown() else { return Column::new().into() };
        let mut page = Column::new().spacing(space::L);
        let mut row: Vec<Element<'_, Message>> = Vec::new();
        for key in fields {
            let wide = matches!(key.field().kind, FieldKind::LongText);
            if wide || row.len() == columns {
                page = push_row(page, &mut row, columns);
            }
            row.push(self.field(*key, record));
            if wide {
                page = push_row(page, &mut row, 1);
            }
        }
        push_row(page, &mut row, columns).into()
    }

    fn field<'a>(&'a self, key: FieldKey, record: &'a Record) -> Element<'a, Message> {
        let declared = key.field();
        let error = self.typed.get(&key).and_then(|typed| typed.error.as_deref());
        let remark = self.remarks.get(&key).map(String::as_str);
        let mut made = field(declared.label, self.control(key, record, error.is_some()));
        if self.help == Some(key) {
            made = made.help(help(declared.help, declared.source));
        }
        if !declared.help.is_empty() {
            made = made.aside(context_help(Message::Help(key)));
        }
        made.error(error.or(remark)).into()
    }

    fn control<'a>(
        &'a self,
        key: FieldKey,
        record: &'a Record,
        error: bool,
    ) -> Element<'a, Message> {
        let value = record.value(key.index);
        let id = control_id(key);
        match key.field().kind {
            FieldKind::LongText => match self.areas.get(&key) {
                Some(area) => text_area(area)
                    .on_action(move |action| Message::Edited(key, action))
                    .min_lines(3)
                    .id(id)
                    .into(),
                None => Column::new().into(),
            },
            FieldKind::Choice(choices) => {
                let chosen = match &value {
                    Value::Choice(code) => choices.iter().position(|choice| choice.code == code),
                    _ => None,
                };
                choose(
                    key,
                    choices.iter().map(|c| Choice::new(c.label)).collect(),
                    chosen,
                    "Ej satt",
                    id,
                )
            }
            FieldKind::YesNo => {
                let chosen = match value {
                    Value::YesNo(yes) => Some(usize::from(!yes)),
                    _ => None,
                };
                let list = vec![Choice::new("Ja"), Choice::new("Nej")];
                choose(key, list, chosen, "Uppgift saknas", id)
            }
            FieldKind::Reference(kinds) => {
                let chosen = match value {
                    Value::Reference(id) => Some(id),
                    _ => None,
                };
                self.name_one(key, kinds, record, chosen, "Välj", id)
            }
            FieldKind::References(kinds) => self.several(key, kinds, record, &value, id),
            FieldKind::Date => {
                let day = match value {
                    Value::Date(day) => Some(day),
                    _ => None,
                };
                date_field(self.text(key), move |text| Message::Typed(key, text))
                    .selected(day)
                    .today(self.today)
                    .on_submit(Message::Left)
                    .error(error)
                    .id(id)
                    .into()
            }
            _ => text_field(self.text(key))
                .on_input(move |text| Message::Typed(key, text))
                .on_submit(Message::Left)
                .error(error)
                .id(id)
                .into(),
        }
    }

    fn text(&self, key: FieldKey) -> &str {
        self.typed.get(&key).map_or("", |typed| typed.text.as_str())
    }

    /// A list of the records that a reference can name, worked out when it opens.
    fn name_one<'a>(
        &'a self,
        key: FieldKey,
        kinds: &'static [Kind],
        near: &'a Record,
        chosen: Option<AnyId>,
        placeholder: &'a str,
        id: String,
    ) -> Element<'a, Message> {
        // The list says a place; what stood there when it opened is what was meant.
        let listed: Rc<OnceCell<Vec<AnyId>>> = Rc::default();
        let among = {
            let listed = Rc::clone(&listed);
            move || {
                let found = self.alternatives(kinds, near);
                let ids = listed.get_or_init(|| found.iter().map(|(_, id)| *id).collect());
                let selected = ids.iter().position(|id| Some(*id) == chosen);
                let choice = |(title, id): (String, AnyId)| {
                    let choice = Choice::new(title);
                    if kinds.len() > 1 { choice.note(id.kind.names().0) } else { choice }
                };
                Among { choices: found.into_iter().map(choice).collect(), selected }
            }
        };
        let label = chosen.map(|id| Cow::Owned(self.workspace.title(id)));
        let select = select_among(label, among, move |at| {
            let named = listed.get().and_then(|ids| ids.get(at));
            named.map_or(Message::Left, |id| Message::Named(key, *id))
        });
        dressed(select, key, placeholder, id)
    }

    /// What is chosen as chips that can be taken away, and a list to add from.
    fn several<'a>(
        &'a self,
        key: FieldKey,
        kinds: &'static [Kind],
        record: &'a Record,
        value: &Value,
        id: String,
    ) -> Element<'a, Message> {
        let chosen = match value {
            Value::References(ids) => ids.as_slice(),
            _ => &[],
        };
        let placeholder = if chosen.is_empty() { "Välj" } else { "Lägg till" };
        let list = self.name_one(key, kinds, record, None, placeholder, id);
        if chosen.is_empty() {
            return list;
        }
        let chips = chosen.iter().fold(Row::new().spacing(space::XS), |row, id| {
            let chip = filter_chip(self.workspace.short_name(*id), true)
                .removable()
                .on_press(Message::Dropped(key, *id));
            row.push(Element::from(chip))
        });
        Column::new().push(chips.wrap()).push(list).spacing(space::XS).into()
    }
}

/// How many fields stand abreast in a form of this width.
pub fn abreast(width: f32) -> usize {
    // A field narrower than this cuts its words.
    const FIELD: f32 = 260.0;
    ((width / FIELD) as usize).clamp(1, 4)
}

/// The name of a field's control, so that it can be focused.
pub fn control_id(key: FieldKey) -> String {
    format!("{}.{}", key.kind.table(), key.field().name)
}

fn choose<'a>(
    key: FieldKey,
    list: Vec<Choice<'a>>,
    chosen: Option<usize>,
    placeholder: &'a str,
    id: String,
) -> Element<'a, Message> {
    dressed(select(list, chosen, move |at| Message::Chosen(key, at)), key, placeholder, id)
}

fn dressed<'a>(
    select: Select<'a, Message>,
    key: FieldKey,
    placeholder: &'a str,
    id: String,
) -> Element<'a, Message> {
    select
        .on_clear(Message::Cleared(key))
        .placeholder(placeholder)
        .matcher(crate::record::swedish::matches)
        .id(id)
        .into()
}

fn push_row<'a>(
    page: Column<'a, Message, Theme>,
    row: &mut Vec<Element<'a, Message>>,
    columns: usize,
) -> Column<'a, Message, Theme> {
    if row.is_empty() {
        return page;
    }
    let missing = columns.saturating_sub(row.len());
    let made = row.drain(..).fold(Row::new().spacing(space::L), Row::push);
    let made =
        (0..missing).fold(made, |made, _| made.push(iced::widget::space().width(Length::Fill)));
    page.push(made)
}

fn help(words: &'static str, source: &'static str) -> Cow<'static, str> {
    if source.is_empty() {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(format!("{words} Källa: {source}."))
    }
}
