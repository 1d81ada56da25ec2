use super::cannot::CannotWork;
use jiff::Timestamp;
use jiff::civil::Date;

/// What a rule is given, and what it gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nothing,
    Yes(bool),
    Number(i64),
    Text(String),
    Day(Date),
    Moment(Timestamp),
    List(Vec<Value>),
    Fields(Vec<(String, Value)>),
}

const NOTHING: &Value = &Value::Nothing;
/// More than any of these rules counts.
const MOST: i64 = 10_000;

impl Value {
    /// What is given under a name; nothing, when it is not.
    pub fn at(&self, name: &str) -> &Self {
        match self {
            Self::Fields(fields) => fields.iter().find(|(of, _)| of == name).map_or(NOTHING, |(_, value)| value),
            _ => NOTHING,
        }
    }

    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    pub fn day(&self, name: &str) -> Result<Date, CannotWork> {
        self.day_if(name)?.ok_or_else(|| CannotWork::Missing(name.to_owned()))
    }

    pub fn day_if(&self, name: &str) -> Result<Option<Date>, CannotWork> {
        match self.at(name) {
            Self::Nothing => Ok(None),
            Self::Text(text) if text.trim().is_empty() => Ok(None),
            given => given.as_day(name).map(Some),
        }
    }

    pub fn as_day(&self, name: &str) -> Result<Date, CannotWork> {
        let wrong = |said: &str| CannotWork::NotADay { name: name.to_owned(), said: said.chars().take(40).collect() };
        let day = match self {
            Self::Day(day) => *day,
            // Only as the standard writes it: what is read leniently is read wrongly one day.
            Self::Text(text) if text.len() == 10 => text.parse().map_err(|_| wrong(text))?,
            Self::Text(text) => return Err(wrong(text)),
            Self::Number(number) => return Err(wrong(&number.to_string())),
            Self::Nothing => return Err(wrong("nothing")),
            _ => return Err(wrong("not a text")),
        };
        if (1900..=2200).contains(&day.year()) { Ok(day) } else { Err(wrong(&day.to_string())) }
    }

    pub fn days(&self, name: &str) -> Result<Vec<Date>, CannotWork> {
        self.list(name)?.iter().map(|one| one.as_day(name)).collect()
    }

    pub fn moment(&self, name: &str) -> Result<Timestamp, CannotWork> {
        match self.at(name) {
            Self::Nothing => Err(CannotWork::Missing(name.to_owned())),
            Self::Moment(at) => Ok(*at),
            Self::Text(text) => text.parse().map_err(|_| CannotWork::NotAMoment { name: name.to_owned() }),
            _ => Err(CannotWork::NotAMoment { name: name.to_owned() }),
        }
    }

    /// A number of days, months or complaints.
    pub fn number(&self, name: &str) -> Result<i64, CannotWork> {
        self.number_if(name)?.ok_or_else(|| CannotWork::Missing(name.to_owned()))
    }

    pub fn number_if(&self, name: &str) -> Result<Option<i64>, CannotWork> {
        let number = match self.at(name) {
            Self::Nothing => return Ok(None),
            Self::Number(number) => Some(*number),
            // A whole number may have been written with a decimal point.
            Self::Text(text) => text.trim().trim_end_matches(".0").parse().ok(),
            _ => None,
        };
        let number = number.filter(|number| (0..=MOST).contains(number));
        number.map(Some).ok_or_else(|| CannotWork::NotANumber { name: name.to_owned() })
    }

    /// The same, of which there is at least one.
    pub fn some_number_if(&self, name: &str) -> Result<Option<i64>, CannotWork> {
        match self.number_if(name)? {
            Some(0) => Err(CannotWork::NotANumber { name: name.to_owned() }),
            number => Ok(number),
        }
    }

    pub fn yes(&self, name: &str) -> Result<bool, CannotWork> {
        match self.at(name) {
            Self::Nothing => Ok(false),
            Self::Yes(yes) => Ok(*yes),
            Self::Number(0) => Ok(false),
            Self::Number(1) => Ok(true),
            Self::Text(text) if ["yes", "true"].contains(&text.as_str()) => Ok(true),
            Self::Text(text) if ["no", "false", ""].contains(&text.as_str()) => Ok(false),
            _ => Err(CannotWork::NotYesOrNo { name: name.to_owned() }),
        }
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        match self.at(name) {
            Self::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// A list; one thing alone stands for a list of it.
    pub fn list(&self, name: &str) -> Result<Vec<&Self>, CannotWork> {
        match self.at(name) {
            Self::Nothing => Ok(Vec::new()),
            Self::List(all) => Ok(all.iter().collect()),
            one @ Self::Fields(_) => Ok(vec![one]),
            _ => Err(CannotWork::NotAList { name: name.to_owned() }),
        }
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}
impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Yes(yes)
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<Vec<Date>> for Value {
    fn from(days: Vec<Date>) -> Self {
        Self::List(days.into_iter().map(Self::Day).collect())
    }
}

/// Inputs under their names.
pub fn given<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Fields(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
