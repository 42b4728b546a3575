//! What a solution says about itself: `solution.xml`, and the place for profiles in
//! `customizations.xml`. Profiles are root components of type 161; without the empty element
//! `MobileOfflineProfiles` the packager loses unpacked ones.

use uuid::Uuid;

use super::attribute;
use super::edits::Edits;
use super::profile::{elements, parse};

/// What a new solution is called.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// Unique name.
    pub solution: String,
    /// Unique name of the publisher.
    pub publisher: String,
    /// Prefix of the publisher.
    pub prefix: String,
}

const BEFORE_PROFILES: [&str; 11] = [
    "Entities",
    "Roles",
    "Workflows",
    "FieldSecurityProfiles",
    "Templates",
    "EntityMaps",
    "EntityRelationships",
    "OrganizationSettings",
    "optionsets",
    "RoutingRules",
    "ConvertRules",
];
const AFTER_PROFILES: [&str; 6] =
    ["Slas", "SLAs", "Dashboards", "CustomControls", "EntityDataProviders", "Languages"];

/// A `customizations.xml` that has a place for profiles.
pub fn mark(customizations: &str) -> Result<String, String> {
    let (document, offset) = parse(customizations)?;
    let root = document.root_element();
    if !root.has_tag_name("ImportExportXml") {
        return Err(format!("its root is `{}`, not `ImportExportXml`", root.tag_name().name()));
    }
    if elements(root).any(|node| node.has_tag_name("MobileOfflineProfiles")) {
        return Ok(customizations.to_owned());
    }
    let named = |names: &[&str], name: &str| names.contains(&name);
    let next = elements(root).find(|node| named(&AFTER_PROFILES, node.tag_name().name()));
    let last = elements(root).filter(|node| named(&BEFORE_PROFILES, node.tag_name().name())).last();
    let mut edits = Edits::new(customizations, offset);
    let marker = "<MobileOfflineProfiles />";
    match (next, last, elements(root).last()) {
        (Some(next), _, _) => edits.insert_before(next, marker),
        (None, Some(node), _) | (None, None, Some(node)) => edits.insert_after(node, marker),
        (None, None, None) => edits.fill(root, &[marker.to_owned()]),
    }
    edits.finish()
}

/// A `solution.xml` that names these profiles as its own.
pub fn register(solution: &str, ids: &[Uuid]) -> Result<String, String> {
    let (document, offset) = parse(solution)?;
    let list = document.descendants().find(|node| node.has_tag_name("RootComponents"));
    let Some(list) = list else { return Err("it has no `RootComponents`".to_owned()) };
    let components: Vec<_> = elements(list).collect();
    let kind =
        |node: &roxmltree::Node<'_, '_>| node.attribute("type").and_then(|text| text.parse::<u32>().ok());
    let is_there = |id: &Uuid| {
        let mut profiles = components.iter().filter(|node| kind(node) == Some(PROFILE));
        profiles.any(|node| node.attribute("id").and_then(|text| Uuid::parse_str(text).ok()) == Some(*id))
    };
    let component =
        |id: &Uuid| format!("<RootComponent type=\"{PROFILE}\" id=\"{{{id}}}\" behavior=\"0\" />");
    let new: Vec<String> = ids.iter().filter(|id| !is_there(id)).map(component).collect();
    let mut edits = Edits::new(solution, offset);
    let before = components.iter().rfind(|node| kind(node).is_some_and(|kind| kind <= PROFILE));
    match (before, components.first()) {
        (Some(node), _) => new.iter().for_each(|component| edits.insert_after(*node, component)),
        (None, Some(first)) => new.iter().for_each(|component| edits.insert_before(*first, component)),
        (None, None) => edits.fill(list, &new),
    }
    edits.finish()
}

/// The component type of a mobile offline profile.
const PROFILE: u32 = 161;

const NO_VALUE: &str = " xsi:nil=\"true\"></";
const SPACE: &str = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
const DECLARATION: &str = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

impl Manifest {
    /// A `solution.xml` without components.
    pub fn solution_xml(&self) -> String {
        format!(
            "{DECLARATION}<ImportExportXml version=\"9.2.0.0\" SolutionPackageVersion=\"9.2\" languagecode=\"1033\" generatedBy=\"CrmLive\" {SPACE}>
  <SolutionManifest>
    <UniqueName>{solution}</UniqueName>
    <LocalizedNames>
      <LocalizedName description=\"{solution}\" languagecode=\"1033\" />
    </LocalizedNames>
    <Descriptions />
    <Version>1.0.0.0</Version>
    <Managed>0</Managed>
    <Publisher>
      <UniqueName>{publisher}</UniqueName>
      <LocalizedNames>
        <LocalizedName description=\"{publisher}\" languagecode=\"1033\" />
      </LocalizedNames>
      <Descriptions />
      <EMailAddress{NO_VALUE}EMailAddress>
      <SupportingWebsiteUrl{NO_VALUE}SupportingWebsiteUrl>
      <CustomizationPrefix>{prefix}</CustomizationPrefix>
      <CustomizationOptionValuePrefix>{number}</CustomizationOptionValuePrefix>
      <Addresses>
{addresses}      </Addresses>
    </Publisher>
    <RootComponents />
    <MissingDependencies />
  </SolutionManifest>
</ImportExportXml>",
            solution = attribute(&self.solution),
            publisher = attribute(&self.publisher),
            prefix = attribute(&self.prefix),
            number = option_prefix(&self.prefix),
            addresses = address(1) + &address(2),
        )
    }

    /// A `customizations.xml` without anything but a place for profiles.
    pub fn customizations_xml() -> String {
        let empty: String = BEFORE_PROFILES[..10].iter().map(|name| format!("  <{name} />\n")).collect();
        format!(
            "{DECLARATION}<ImportExportXml {SPACE}>\n{empty}  <MobileOfflineProfiles />\n  <EntityDataProviders />\n  <Languages>\n    <Language>1033</Language>\n  </Languages>\n</ImportExportXml>"
        )
    }
}

/// The number that the options of a publisher start with, from 10,000 to 99,999: always the same for
/// a prefix.
fn option_prefix(prefix: &str) -> u32 {
    let sum = prefix.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    10_000 + sum % 90_000
}

fn address(number: u8) -> String {
    const FIELDS: [&str; 20] = [
        "City",
        "County",
        "Country",
        "Fax",
        "FreightTermsCode",
        "ImportSequenceNumber",
        "Latitude",
        "Line1",
        "Line2",
        "Line3",
        "Longitude",
        "Name",
        "PostalCode",
        "PostOfficeBox",
        "PrimaryContactName",
        "ShippingMethodCode",
        "StateOrProvince",
        "Telephone1",
        "Telephone2",
        "Telephone3",
    ];
    const LAST: [&str; 4] =
        ["TimeZoneRuleVersionNumber", "UPSZone", "UTCOffset", "UTCConversionTimeZoneCode"];
    let indent = "          ";
    let fields: String = FIELDS
        .iter()
        .chain(&LAST)
        .map(|field| match *field {
            "ShippingMethodCode" => format!("{indent}<{field}>1</{field}>\n"),
            field => format!("{indent}<{field}{NO_VALUE}{field}>\n"),
        })
        .collect();
    format!(
        "        <Address>\n{indent}<AddressNumber>{number}</AddressNumber>\n{indent}<AddressTypeCode>1</AddressTypeCode>\n{fields}        </Address>\n"
    )
}
