//! `$filter` expressions: parsed once, asked of each row.

use serde_json::Value;

use super::schema::Kind;
use super::store::Narrow;
use super::wire::Fault;

/// A parsed expression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Filter {
    And(Vec<Self>),
    Or(Vec<Self>),
    Not(Box<Self>),
    Compare(Term, Operator, Term),
    Text(TextTest, String, String),
    In(String, Vec<String>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextTest {
    Contains,
    StartsWith,
    EndsWith,
}

/// A property path or a literal.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term {
    Path(String),
    Literal(Value),
}

impl Filter {
    /// Parses an expression.
    pub(super) fn parse(text: &str) -> Result<Self, Fault> {
        let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
        let filter = parser.or()?;
        match parser.peek() {
            None => Ok(filter),
            Some(token) => Err(syntax(&format!("'{token}' was not expected"))),
        }
    }

    /// The properties and paths that the expression names.
    pub(super) fn paths(&self) -> Vec<&str> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::paths).collect(),
            Self::Not(inner) => inner.paths(),
            Self::Compare(a, _, b) => [a, b]
                .into_iter()
                .filter_map(|term| match term {
                    Term::Path(path) => Some(path.as_str()),
                    Term::Literal(_) => None,
                })
                .collect(),
            Self::Text(_, path, _) | Self::In(path, _) => vec![path],
        }
    }

    /// Refuses to compare what can't be compared; `kind` is what a property holds.
    pub(super) fn check(&self, kind: &dyn Fn(&str) -> Option<Kind>) -> Result<(), Fault> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().try_for_each(|part| part.check(kind)),
            Self::Not(inner) => inner.check(kind),
            Self::Compare(Term::Path(path), operator, Term::Literal(value))
            | Self::Compare(Term::Literal(value), operator, Term::Path(path)) => match kind(path) {
                Some(kind) if !fits(kind, value) => Err(incompatible(kind, *operator, value)),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Whether a row passes; `value` reads a property or path of it.
    pub(super) fn passes(&self, value: &dyn Fn(&str) -> Value) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.passes(value)),
            Self::Or(parts) => parts.iter().any(|part| part.passes(value)),
            Self::Not(inner) => !inner.passes(value),
            Self::Compare(a, operator, b) => {
                let read = |term: &Term| match term {
                    Term::Path(path) => value(path),
                    Term::Literal(literal) => literal.clone(),
                };
                compare(&read(a), *operator, &read(b))
            }
            Self::Text(test, path, text) => {
                let found = fold(&value(path));
                let text = text.to_lowercase();
                match test {
                    TextTest::Contains => found.contains(&text),
                    TextTest::StartsWith => found.starts_with(&text),
                    TextTest::EndsWith => found.ends_with(&text),
                }
            }
            Self::In(path, values) => {
                let found = fold(&value(path));
                values.iter().any(|value| value.to_lowercase() == found)
            }
        }
    }

    /// A condition that the database can decide ahead of the rest: GUID properties compared with
    /// `eq`, alone, under `and`, or several of one property under `or`.
    pub(super) fn narrow(&self) -> Option<Narrow> {
        match self {
            Self::Compare(Term::Path(path), Operator::Eq, Term::Literal(Value::String(text)))
                if path.starts_with('_') && !path.contains('/') =>
            {
                let guid = uuid::Uuid::parse_str(text).ok()?;
                Some(Narrow::by(path.clone(), guid))
            }
            // What the database folds is ASCII alone, so nothing else can equal such a text.
            Self::Compare(Term::Path(path), Operator::Eq, Term::Literal(Value::String(text)))
                if path == "domainname" && text.is_ascii() =>
            {
                Some(Narrow { property: path.clone(), values: vec![text.to_ascii_lowercase()], folded: true })
            }
            Self::And(parts) => parts.iter().find_map(Self::narrow),
            Self::Or(parts) => {
                let mut narrows = parts.iter().map(Self::narrow);
                let mut all = narrows.next()??;
                for narrow in narrows {
                    let narrow = narrow.filter(|narrow| narrow.property == all.property)?;
                    all.values.extend(narrow.values);
                }
                Some(all)
            }
            _ => None,
        }
    }
}

/// Whether a literal can be compared with what a column holds.
fn fits(kind: Kind, value: &Value) -> bool {
    match (kind, value) {
        (_, Value::Null) => true,
        (Kind::Text(_) | Kind::TableName, value) => value.is_string(),
        (Kind::Bool, value) => value.is_boolean(),
        (Kind::Int(..) | Kind::Choice(_), value) => value.is_number(),
        (Kind::Time, Value::String(text)) => {
            text.get(..10).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok())
        }
        (Kind::Guid | Kind::Lookup(..), Value::String(text)) => uuid::Uuid::parse_str(text).is_ok(),
        (Kind::Time | Kind::Guid | Kind::Lookup(..), _) => false,
    }
}

fn incompatible(kind: Kind, operator: Operator, value: &Value) -> Fault {
    let left = match kind {
        Kind::Guid | Kind::Lookup(..) => "Edm.Guid",
        Kind::Text(_) | Kind::TableName => "Edm.String",
        Kind::Int(..) | Kind::Choice(_) => "Edm.Int32",
        Kind::Bool => "Edm.Boolean",
        Kind::Time => "Edm.DateTimeOffset",
    };
    let right = match value {
        Value::Bool(_) => "Edm.Boolean",
        Value::Number(_) => "Edm.Int32",
        _ => "Edm.String",
    };
    let operator = match operator {
        Operator::Eq => "Equal",
        Operator::Ne => "NotEqual",
        Operator::Gt => "GreaterThan",
        Operator::Ge => "GreaterThanOrEqual",
        Operator::Lt => "LessThan",
        Operator::Le => "LessThanOrEqual",
    };
    Fault::bad(format!(
        "A binary operator with incompatible types was detected. Found operand types '{left}' and '{right}' for operator kind '{operator}'."
    ))
}

fn fold(value: &Value) -> String {
    match value {
        Value::String(text) => text.to_lowercase(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn compare(a: &Value, operator: Operator, b: &Value) -> bool {
    if a.is_null() || b.is_null() {
        return match operator {
            Operator::Eq => a.is_null() && b.is_null(),
            Operator::Ne => a.is_null() != b.is_null(),
            _ => false,
        };
    }
    let ordering = match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.partial_cmp(&b),
        _ => Some(fold(a).cmp(&fold(b))),
    };
    let Some(ordering) = ordering else { return false };
    match operator {
        Operator::Eq => ordering.is_eq(),
        Operator::Ne => ordering.is_ne(),
        Operator::Gt => ordering.is_gt(),
        Operator::Ge => ordering.is_ge(),
        Operator::Lt => ordering.is_lt(),
        Operator::Le => ordering.is_le(),
    }
}

fn syntax(message: &str) -> Fault {
    Fault::new(400, "0x80060888", format!("Syntax error in '$filter': {message}."))
}

/// Splits at blanks, parentheses and commas; quoted text stays whole with its quotes.
fn tokens(text: &str) -> Result<Vec<String>, Fault> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' => {
                word.push(c);
                loop {
                    match chars.next() {
                        Some('\'') if chars.peek() == Some(&'\'') => {
                            chars.next();
                            word.push('\'');
                        }
                        Some('\'') => break,
                        Some(inner) => word.push(inner),
                        None => return Err(syntax("there is an unterminated string literal")),
                    }
                }
                word.push('\u{0}');
            }
            '[' => {
                word.push(c);
                let mut quoted = false;
                for inner in chars.by_ref() {
                    word.push(inner);
                    quoted ^= inner == '"';
                    if inner == ']' && !quoted {
                        break;
                    }
                }
            }
            '(' | ')' | ',' => {
                if !word.is_empty() {
                    tokens.push(std::mem::take(&mut word));
                }
                tokens.push(c.to_string());
            }
            c if c.is_whitespace() => {
                if !word.is_empty() {
                    tokens.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    Ok(tokens)
}

/// Parentheses and `not` may nest this deep.
const MAX_DEPTH: usize = 64;

struct Parser {
    tokens: Vec<String>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn next(&mut self) -> Result<String, Fault> {
        let token =
            self.tokens.get(self.at).cloned().ok_or_else(|| syntax("the expression ends too early"))?;
        self.at += 1;
        Ok(token)
    }

    fn expect(&mut self, wanted: &str) -> Result<(), Fault> {
        let found = self.next()?;
        if found == wanted { Ok(()) } else { Err(syntax(&format!("'{wanted}' expected, '{found}' found"))) }
    }

    fn or(&mut self) -> Result<Filter, Fault> {
        let mut parts = vec![self.and()?];
        while self.peek() == Some("or") {
            self.at += 1;
            parts.push(self.and()?);
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { Filter::Or(parts) })
    }

    fn and(&mut self) -> Result<Filter, Fault> {
        let mut parts = vec![self.unary()?];
        while self.peek() == Some("and") {
            self.at += 1;
            parts.push(self.unary()?);
        }
        Ok(if parts.len() == 1 { parts.swap_remove(0) } else { Filter::And(parts) })
    }

    fn unary(&mut self) -> Result<Filter, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(syntax("the expression is nested too deeply"));
        }
        let filter = self.primary();
        self.depth -= 1;
        filter
    }

    fn primary(&mut self) -> Result<Filter, Fault> {
        match self.peek() {
            Some("not") => {
                self.at += 1;
                Ok(Filter::Not(Box::new(self.unary()?)))
            }
            Some("(") => {
                self.at += 1;
                let inner = self.or()?;
                self.expect(")")?;
                Ok(inner)
            }
            Some(name @ ("contains" | "startswith" | "endswith")) => {
                let test = match name {
                    "contains" => TextTest::Contains,
                    "startswith" => TextTest::StartsWith,
                    _ => TextTest::EndsWith,
                };
                self.at += 1;
                self.expect("(")?;
                let path = self.next()?;
                self.expect(",")?;
                let text = self.next()?;
                self.expect(")")?;
                match literal(&text) {
                    Some(Value::String(text)) => Ok(Filter::Text(test, path, text)),
                    _ => Err(syntax("a string literal was expected")),
                }
            }
            Some("Microsoft.Dynamics.CRM.In") => self.in_function(),
            Some(path) if path.ends_with("/any") || path.ends_with("/all") => Err(Fault::new(
                501,
                "0x80060888",
                format!("The sandbox doesn't answer {path}; ask with fetchXml."),
            )),
            _ => self.comparison(),
        }
    }

    fn in_function(&mut self) -> Result<Filter, Fault> {
        self.at += 1;
        self.expect("(")?;
        let (mut path, mut values) = (None, None);
        loop {
            let argument = self.next()?;
            match argument.split_once('=') {
                Some(("PropertyName", text)) => {
                    path = literal(text).and_then(|v| v.as_str().map(str::to_owned));
                }
                Some(("PropertyValues", list)) => {
                    let list = if list.contains('"') { list.to_owned() } else { list.replace('\'', "\"") };
                    values = serde_json::from_str::<Vec<String>>(&list).ok();
                }
                _ => return Err(syntax(&format!("'{argument}' is no parameter of In"))),
            }
            match self.next()?.as_str() {
                "," => {}
                ")" => break,
                other => return Err(syntax(&format!("'{other}' was not expected"))),
            }
        }
        match (path, values) {
            (Some(path), Some(values)) => Ok(Filter::In(path, values)),
            _ => Err(syntax("In needs PropertyName and PropertyValues")),
        }
    }

    fn comparison(&mut self) -> Result<Filter, Fault> {
        let left = term(&self.next()?);
        let operator = match self.next()?.as_str() {
            "eq" => Operator::Eq,
            "ne" => Operator::Ne,
            "gt" => Operator::Gt,
            "ge" => Operator::Ge,
            "lt" => Operator::Lt,
            "le" => Operator::Le,
            other => return Err(syntax(&format!("'{other}' is no operator"))),
        };
        let right = term(&self.next()?);
        Ok(Filter::Compare(left, operator, right))
    }
}

fn term(token: &str) -> Term {
    literal(token).map_or_else(|| Term::Path(token.to_owned()), Term::Literal)
}

fn literal(token: &str) -> Option<Value> {
    if let Some(text) = token.strip_prefix('\'') {
        return Some(Value::String(text.trim_end_matches('\u{0}').to_owned()));
    }
    // An enumeration of the metadata: Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'.
    if let Some((kind, text)) = token.strip_suffix('\u{0}').and_then(|token| token.split_once('\''))
        && kind.starts_with("Microsoft.Dynamics.CRM.")
    {
        return Some(Value::String(text.to_owned()));
    }
    match token {
        "null" => return Some(Value::Null),
        "true" => return Some(Value::Bool(true)),
        "false" => return Some(Value::Bool(false)),
        _ => {}
    }
    if token.len() == 36
        && let Ok(guid) = uuid::Uuid::parse_str(token)
    {
        return Some(Value::String(guid.to_string()));
    }
    if let Ok(number) = token.parse::<i64>() {
        return Some(number.into());
    }
    // A date: 2026-11-20T10:00:00Z.
    let looks_like_a_date =
        token.len() >= 10 && token.as_bytes()[4] == b'-' && token.as_bytes()[0].is_ascii_digit();
    looks_like_a_date.then(|| Value::String(token.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn passes(filter: &str, row: &Value) -> bool {
        Filter::parse(filter).unwrap().passes(&|path| row[path].clone())
    }

    #[test]
    fn expressions_are_decided() {
        let row = json!({"name": "O'Brien", "n": 5, "on": true, "none": null, "_x_value": "4026be43-6b69-e111-8f65-78e7d1620f5e"});
        for yes in [
            "name eq 'o''brien'",
            "n gt 4 and n le 5",
            "not (n eq 4) and on eq true",
            "none eq null",
            "startswith(name,'O''') or n eq 9",
            "_x_value eq 4026BE43-6b69-e111-8f65-78e7d1620f5e",
            "Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[\"x\",\"O'Brien\"])",
        ] {
            assert!(passes(yes, &row), "{yes}");
        }
        for no in ["name eq 'obrien'", "n lt 5", "none ne null", "contains(name,'z')"] {
            assert!(!passes(no, &row), "{no}");
        }
    }

    #[test]
    fn broken_expressions_are_refused() {
        for broken in ["name eq", "name is 'x'", "(n eq 1", "n eq 1)", "name eq 'x", ""] {
            assert!(Filter::parse(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn guid_conditions_narrow() {
        let id = "4026be43-6b69-e111-8f65-78e7d1620f5e";
        let filter = format!("_a_value eq {id} or _a_value eq {id}");
        assert_eq!(Filter::parse(&filter).unwrap().narrow().unwrap().values.len(), 2);
        let filter = format!("_a_value eq {id} or _b_value eq {id}");
        assert!(Filter::parse(&filter).unwrap().narrow().is_none());
    }
}
