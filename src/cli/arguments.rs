//! What can be typed on the command line. Names and help are Swedish; nothing here does anything.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::styling::Styles;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}";

/// Planverk: IT-planer, utbildningsplaner och systemansvar för kommuner.
#[derive(Debug, Parser)]
#[command(
    name = "planverk",
    about = "Planverk: IT-planer, utbildningsplaner och systemansvar för kommuner.",
    version,
    override_usage = "planverk [FIL]\n       planverk KOMMANDO …",
    help_template = TEMPLATE,
    subcommand_help_heading = "Kommandon",
    subcommand_value_name = "KOMMANDO",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    styles = Styles::plain(),
)]
pub struct Arguments {
    /// Planfil att öppna i fönstret
    #[arg(value_name = "FIL", help_heading = "Fil")]
    pub file: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Visar den här hjälpen
    #[arg(long = "hjalp", alias = "help", short = 'h', action = ArgAction::Help, global = true, help_heading = "Val")]
    help: Option<bool>,
    /// Visar programmets version
    #[arg(long = "version", short = 'V', action = ArgAction::Version, help_heading = "Val")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
#[command(disable_help_subcommand = true)]
pub enum Command {
    /// Skriver exempelkommunen Norrälv och dess handlingar som PDF
    #[command(help_template = TEMPLATE, override_usage = "planverk exempel [--ut MAPP] [--datum ÅÅÅÅ-MM-DD]")]
    Exempel(ExampleOptions),
    /// Skapar en planfil: tom för en kommun, eller av en plan som en PDF bär med sig
    #[command(help_template = TEMPLATE, override_usage = "planverk ny FIL --kommun NAMN [--datum ÅÅÅÅ-MM-DD]\n       planverk ny FIL --ur PLAN.pdf")]
    Ny(NewOptions),
    /// Skriver handlingar som PDF ur en planfil
    #[command(help_template = TEMPLATE, override_usage = "planverk exportera FIL --dokument TYP [--organ PREFIX] [--period 2027-2029]\n           [--system NR] [--variant offentlig|intern] [--med-data] [--datum ÅÅÅÅ-MM-DD] [--ut MAPP]")]
    Exportera(ExportOptions),
    /// Granskar en planfil och säger vad som saknas
    #[command(help_template = TEMPLATE, override_usage = "planverk granska FIL [--json] [--datum ÅÅÅÅ-MM-DD]")]
    Granska(ReviewOptions),
    /// Tar in ett register ur en tabell (CSV eller XLSX), eller en plan ur dess PDF
    #[command(help_template = TEMPLATE, override_usage = "planverk importera FIL --fran PLAN.pdf\n       planverk importera FIL --typ TABELL --fran LISTA.(csv|xlsx) [--kolumn \"RUBRIK=FÄLT\"]…\n           [--blad NAMN] [--tom-rensar] [--prova] [--datum ÅÅÅÅ-MM-DD]")]
    Importera(ImportOptions),
    /// Skriver ett register som tabell (CSV eller XLSX)
    #[command(help_template = TEMPLATE, override_usage = "planverk tabell FIL --typ TABELL --ut FIL.(csv|xlsx)")]
    Tabell(TableOptions),
    /// Skriver sammanträden, stoppdagar och årshjul som kalenderfil (.ics)
    #[command(help_template = TEMPLATE, override_usage = "planverk kalender FIL [--organ PREFIX] [--datum ÅÅÅÅ-MM-DD] [--ut MAPP]")]
    Kalender(CalendarOptions),
    /// Kontrollerar att PDF-filer är tillgängliga, arkivbara och oförändrade
    #[command(help_template = TEMPLATE, override_usage = "planverk verifiera PDF… [--fil FIL]")]
    Verifiera(VerifyOptions),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct ExampleOptions {
    /// Mapp att skriva i
    #[arg(long, value_name = "MAPP", default_value = "exempel", hide_default_value = true)]
    pub ut: PathBuf,
    /// Dagen som räknas som i dag
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub datum: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct NewOptions {
    /// Planfilen som skapas
    #[arg(value_name = "FIL")]
    pub fil: PathBuf,
    /// Kommunens namn som avsändare
    #[arg(long, value_name = "NAMN", required_unless_present = "ur")]
    pub kommun: Option<String>,
    /// En plan som PDF med sina data: filen börjar med den
    #[arg(long, value_name = "PLAN.pdf", conflicts_with = "kommun")]
    pub ur: Option<PathBuf>,
    /// Dagen som räknas som i dag
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub datum: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct ExportOptions {
    /// Planfilen
    #[arg(value_name = "FIL")]
    pub fil: PathBuf,
    /// Handlingens slag
    #[arg(long, value_name = "TYP", hide_possible_values = true)]
    pub dokument: DocumentKind,
    /// Nämndens prefix, till exempel UN; annars alla
    #[arg(long, alias = "namnd", value_name = "PREFIX")]
    pub organ: Option<String>,
    /// Systemets nummer, för systemkort och användarblad; annars alla som nämnden äger
    #[arg(long, value_name = "NR")]
    pub system: Option<String>,
    /// Personens namn, för rollblad
    #[arg(long, value_name = "NAMN")]
    pub person: Option<String>,
    /// Ärendets diarienummer, för tjänsteskrivelse och delegationsbeslut; annars alla öppna
    #[arg(long, value_name = "DNR")]
    pub arende: Option<String>,
    /// Planperiod; annars den nyaste planen som inte har upphört
    #[arg(long, value_name = "ÅÅÅÅ-ÅÅÅÅ")]
    pub period: Option<String>,
    /// Uppföljningstillfälle, till exempel "T2 2026"; annars det senaste
    #[arg(long, value_name = "TILLFÄLLE")]
    pub tillfalle: Option<String>,
    /// Nämndhandling (offentlig) eller intern bilaga
    #[arg(
        long,
        value_name = "offentlig|intern",
        default_value = "offentlig",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub variant: VariantName,
    /// Bifogar planens data i filen (PDF/A-3a), så att den kan öppnas och skrivas vidare
    #[arg(long)]
    pub med_data: bool,
    /// Dagen som räknas som i dag
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub datum: Option<NaiveDate>,
    /// Mapp att skriva i
    #[arg(long, value_name = "MAPP", default_value = ".", hide_default_value = true)]
    pub ut: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct ReviewOptions {
    /// Planfilen
    #[arg(value_name = "FIL")]
    pub fil: PathBuf,
    /// Skriver anmärkningarna som JSON
    #[arg(long)]
    pub json: bool,
    /// Dagen som räknas som i dag
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub datum: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct ImportOptions {
    /// Planfilen
    #[arg(value_name = "FIL")]
    pub fil: PathBuf,
    /// Registret, till exempel system
    #[arg(long, alias = "post", value_name = "TABELL")]
    pub typ: Option<String>,
    /// Tabellen som tas in, .csv eller .xlsx; eller en plan som PDF med sina data
    #[arg(long, value_name = "LISTA", required_unless_present = "lista")]
    pub fran: Option<PathBuf>,
    /// Tabellen, när den står utan --fran
    #[arg(value_name = "LISTA", hide = true, conflicts_with = "fran")]
    pub lista: Option<PathBuf>,
    /// Vilket fält en kolumn ger, när rubriken inte känns igen; kan anges flera gånger
    #[arg(long, value_name = "RUBRIK=FÄLT")]
    pub kolumn: Vec<String>,
    /// Arbetsbokens blad; annars det första som visas
    #[arg(long, value_name = "NAMN")]
    pub blad: Option<String>,
    /// Tömmer fält vars cell är tom; annars lämnas de orörda
    #[arg(long)]
    pub tom_rensar: bool,
    /// Visar vad som skulle hända, rad för rad, och ändrar inget
    #[arg(long)]
    pub prova: bool,
    /// Dagen som räknas som i dag
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub datum: Option<NaiveDate>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct TableOptions {
    /// Planfilen
    #[arg(value_name = "FIL")]
    pub fil: PathBuf,
    /// Registret, till exempel system
    #[arg(long, value_name = "TABELL")]
    pub typ: String,
    /// Filen som skrivs, .csv eller .xlsx
    #[arg(long, value_name = "FIL")]
    pub ut: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct CalendarOptions {
    /// Planfilen
    #[arg(value_name = "FIL")]
    pub fil: PathBuf,
    /// Nämndens prefix, till exempel UN; annars alla
    #[arg(long, value_name = "PREFIX")]
    pub organ: Option<String>,
    /// Dagen som räknas som i dag
    #[arg(long, value_name = "ÅÅÅÅ-MM-DD")]
    pub datum: Option<NaiveDate>,
    /// Mapp att skriva i
    #[arg(long, value_name = "MAPP", default_value = ".", hide_default_value = true)]
    pub ut: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Val")]
pub struct VerifyOptions {
    /// PDF-filer att kontrollera
    #[arg(value_name = "PDF", required = true)]
    pub pdf: Vec<PathBuf>,
    /// Planfilen: kontrollerar också om PDF-filerna är de som ett beslut har fryst
    #[arg(long, value_name = "FIL")]
    pub fil: Option<PathBuf>,
}

/// The documents that can be written today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DocumentKind {
    #[value(name = "it-plan")]
    ItPlan,
    Utbildningsplan,
    Systemansvar,
    Systemkort,
    Organisation,
    Kontinuitet,
    Rollblad,
    Anvandarblad,
    Kompetenslage,
    Kurslista,
    Tjansteskrivelse,
    Delegationsbeslut,
    Paket,
    Yttrande,
    Anmalan,
    Uppfoljning,
    Ledningsrapport,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VariantName {
    Offentlig,
    Intern,
}
