//! Printing the paper that is seen: asks how, writes it where nobody else reads, and hands it over.

use std::io::Write;

use iced::Task;

use super::{App, Message, Toast};
use crate::desktop::dialog::{self, Dialog};
use crate::desktop::printing::{self, Choices};
use crate::desktop::screen::Place;
use crate::exchange::export::{self, Request};

impl App {
    /// Asks how the paper that is seen shall be printed; first the system, which printers there are.
    pub(super) fn ask_how_to_print(&mut self) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        match desk.current_paper() {
            Some(request) => Task::perform(printing::printers(), move |printers| {
                Message::Printers(request, printers)
            }),
            None => {
                let going = self.go(Place::Papers);
                let told = self.tell(Toast::note("Välj handlingen som ska skrivas ut.".to_owned()));
                Task::batch([going, told])
            }
        }
    }

    pub(super) fn open_print(&mut self, request: Request, printers: Vec<String>) -> Task<Message> {
        let Some(desk) = self.desk() else { return Task::none() };
        let Request { paper, variant, today, .. } = request;
        let name = paper.file_name(&desk.session.workspace, variant, today);
        self.open_dialog(Dialog::Print(Box::new(dialog::print::State::new(
            request, name, printers,
        ))))
    }

    /// Makes the paper and hands it over to the system.
    pub(super) fn print(&mut self, request: Request, choices: Choices) -> Task<Message> {
        let closed = self.close_dialog();
        let Some(desk) = self.desk() else { return closed };
        let workspace = desk.session.workspace.clone();
        let printing = Task::perform(
            async move {
                let made = export::make(&workspace, &request).map_err(|error| error.to_string())?;
                let lack = |error: std::io::Error| {
                    format!("Handlingen kunde inte läggas undan för utskrift ({error}).")
                };
                let mut file = tempfile::Builder::new();
                let mut file = file.prefix("planverk-").suffix(".pdf").tempfile().map_err(lack)?;
                file.write_all(&made.bytes).and_then(|()| file.flush()).map_err(lack)?;
                // The system has its own copy once it has taken the file in.
                printing::print(file.path().to_owned(), choices).await?;
                if !printing::CAN_CHOOSE {
                    // There another program reads it in its own time; the system clears it away.
                    file.keep().map_err(|error| lack(error.error))?;
                }
                Ok(made.file_name)
            },
            Message::Printed,
        );
        Task::batch([closed, printing])
    }

    pub(super) fn printed(&mut self, printed: Result<String, String>) -> Task<Message> {
        match printed {
            Ok(name) => self.tell(Toast::done(format!("{name} är sänd till skrivaren."))),
            Err(sentence) => self.tell(Toast::error(sentence)),
        }
    }
}
