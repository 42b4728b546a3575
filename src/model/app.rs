//! What an exported solution says about the apps in it, as far as offline rules ask.

use super::same_title;

/// The content of a solution.
#[derive(Debug, Clone, Default)]
pub struct App {
    /// What messages call it.
    pub name: String,
    /// Tables of which something is part of it.
    pub tables: Vec<String>,
    /// Tables whose definition is part of it.
    pub defined: Vec<String>,
    /// Relationships that it defines.
    pub relationships: Vec<Relationship>,
    /// Files that can't be read, each with the rules that wanted to.
    pub unread: Vec<(String, &'static [&'static str])>,
    /// Whether it holds parts that no rule asks about.
    pub others: bool,
    /// System views.
    pub views: Vec<View>,
    /// Forms.
    pub forms: Vec<Form>,
    /// Business process flows.
    pub processes: Vec<Process>,
    /// Web resources.
    pub web_resources: Vec<WebResource>,
    /// Scripts, with what they ask for.
    pub scripts: Vec<Script>,
    /// Names and ids of the offline profiles in it.
    pub profiles: Vec<(String, String)>,
    /// Model-driven apps.
    pub modules: Vec<Module>,
    /// Canvas apps.
    pub canvas_apps: Vec<CanvasApp>,
    /// Columns that new rows get from their parent row.
    pub column_maps: Vec<ColumnMap>,
    /// Cloud flows that rows of a table start.
    pub flows: Vec<Flow>,
    /// Commands of one's own that are hidden offline: table and command.
    pub hidden_commands: Vec<(String, String)>,
}

/// A system view.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// `savedqueryid`, in lower case without braces.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Logical name of its table.
    pub table: String,
    /// `querytype`: 0 is a public view.
    pub kind: i64,
    /// Tables that it links.
    pub links: Vec<String>,
    /// Columns of its own table that it shows or filters by.
    pub columns: Vec<String>,
    /// Columns of linked tables that it shows.
    pub linked_columns: Vec<(String, String)>,
    /// Whether columns of it have icons of one's own.
    pub icons: bool,
    /// Operators of its conditions, each with the column.
    pub operators: Vec<(String, String)>,
    /// The file it stands in.
    pub file: String,
}

/// A form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// `formid`, in lower case without braces.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Logical name of its table.
    pub table: String,
    /// Columns that it shows.
    pub columns: Vec<String>,
    /// Tables of subgrids and quick views, each with the control.
    pub targets: Vec<(String, String)>,
    /// Relationships of subgrids, each with the control.
    pub subgrids: Vec<(String, String)>,
    /// Web resources on it.
    pub web_resources: Vec<String>,
    /// Its scripts.
    pub libraries: Vec<String>,
    /// The file it stands in.
    pub file: String,
}

/// A business process flow.
#[derive(Debug, Clone, Default)]
pub struct Process {
    /// Its name.
    pub name: String,
    /// The table that it runs on.
    pub table: String,
    /// The table that holds its own rows; empty where nobody said.
    pub own_table: String,
    /// All tables of its stages.
    pub stages: Vec<String>,
    /// The file with its stages (`XamlFileName`), in lower case.
    pub stages_file: String,
    /// The file it stands in.
    pub file: String,
}

/// A relationship that a solution defines.
#[derive(Debug, Clone, Default)]
pub struct Relationship {
    /// Schema name.
    pub name: String,
    /// The lookup: table, column, table looked up; `None` for many-to-many.
    pub lookup: Option<(String, String, String)>,
}

/// A web resource.
#[derive(Debug, Clone, Default)]
pub struct WebResource {
    /// Its name, such as `new_/main.js`.
    pub name: String,
    /// `webresourcetype`: 1 HTML, 2 CSS, 3 script, 4 XML, 5 to 7, 10 and 11 images, 8 Silverlight, 9
    /// style sheet, 12 strings.
    pub kind: i64,
    /// The file of its content.
    pub content: String,
    /// The file it stands in.
    pub file: String,
}

/// A script.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// Its name, such as `new_/main.js`.
    pub name: String,
    /// Tables that it reads or writes on the device.
    pub tables: Vec<String>,
    /// Those of them that it creates rows of.
    pub creates: Vec<String>,
    /// Columns of forms that it asks for.
    pub columns: Vec<String>,
    /// Whether it speaks of `msdyn_lineorder`.
    pub sets_line_order: bool,
}

/// A model-driven app.
#[derive(Debug, Clone, Default)]
pub struct Module {
    /// Its unique name.
    pub unique_name: String,
    /// Tables that it shows.
    pub tables: Vec<String>,
    /// Ids of profiles that it uses (components of type 161).
    pub profiles: Vec<String>,
    /// Ids of views that it shows; none where it shows all.
    pub views: Vec<String>,
    /// Ids of forms that it shows; none where it shows all.
    pub forms: Vec<String>,
}

/// A canvas app.
#[derive(Debug, Clone, Default)]
pub struct CanvasApp {
    /// Its unique name.
    pub name: String,
    /// Id of the profile that was chosen by hand, where its package names one.
    pub profile: Option<String>,
    /// The file of its package, in lower case.
    pub package: String,
}

/// Columns that a new row gets from the row it is created from.
#[derive(Debug, Clone, Default)]
pub struct ColumnMap {
    /// The table of the parent row.
    pub source: String,
    /// The table of the new row.
    pub target: String,
    /// How many columns.
    pub columns: usize,
}

/// A cloud flow.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// Its name.
    pub name: String,
    /// The table whose rows start it; empty until its definition is read.
    pub table: String,
    /// The file of its definition, in lower case.
    pub definition: String,
}

/// Kinds of saved queries that people see as views: public, associated, quick find, lookup; the others
/// are filters and templates ("Types of views", learn.microsoft.com).
const VIEW_KINDS: [i64; 4] = [0, 2, 4, 64];

impl App {
    /// Whether nothing in it can be compared with a profile.
    pub fn is_empty(&self) -> bool {
        let lists = [
            self.tables.len(),
            self.views.len(),
            self.forms.len(),
            self.processes.len(),
            self.web_resources.len(),
            self.scripts.len(),
            self.modules.len(),
            self.canvas_apps.len(),
            self.flows.len(),
        ];
        lists.iter().all(|length| *length == 0) && !self.others
    }

    /// The id of the solution's own profile of a name.
    pub fn profile_id(&self, name: &str) -> Option<&str> {
        self.profiles.iter().find(|(known, _)| same_title(known, name)).map(|(_, id)| id.as_str())
    }

    /// The columns that look up a table, and that table, as far as the solution defines them.
    pub fn lookup_target(&self, table: &str, column: &str) -> Option<&str> {
        let lookups = self.relationships.iter().filter_map(|known| known.lookup.as_ref());
        let mut targets = lookups
            .filter(|(from, by, _)| from.eq_ignore_ascii_case(table) && by.eq_ignore_ascii_case(column))
            .map(|(_, _, target)| target.as_str());
        let first = targets.next()?;
        targets.all(|other| other == first).then_some(first)
    }

    /// The views that its apps show.
    pub fn shown_views(&self) -> Vec<&View> {
        let chosen: Vec<&String> = self.modules.iter().flat_map(|module| &module.views).collect();
        let is_chosen = |view: &View| chosen.iter().any(|id| **id == view.id);
        let shown = |view: &&View| {
            is_chosen(view) || !self.views.iter().any(|other| other.table == view.table && is_chosen(other))
        };
        self.views.iter().filter(|view| VIEW_KINDS.contains(&view.kind)).filter(shown).collect()
    }

    /// The forms that its apps show.
    pub fn shown_forms(&self) -> Vec<&Form> {
        let chosen: Vec<&String> = self.modules.iter().flat_map(|module| &module.forms).collect();
        let is_chosen = |form: &Form| chosen.iter().any(|id| **id == form.id);
        let shown = |form: &&Form| {
            is_chosen(form) || !self.forms.iter().any(|other| other.table == form.table && is_chosen(other))
        };
        self.forms.iter().filter(shown).collect()
    }
}
