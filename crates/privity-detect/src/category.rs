//! The categories of the vocabulary.

use core::fmt;

/// A category of information of the vocabulary, by its place there.
///
/// ```
/// use privity_detect::Category;
///
/// assert_eq!(Category::of("ssn").map(Category::id), Some("ssn"));
/// assert_eq!(Category::of("shoe_size"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Category(u8);

impl Category {
    /// Every category, in the order of the vocabulary.
    pub fn all() -> impl Iterator<Item = Category> {
        (0..IDS.len()).map(|place| Category(place as u8))
    }

    /// The category of this id.
    pub fn of(id: &str) -> Option<Category> {
        IDS.iter().position(|known| *known == id).map(|place| Category(place as u8))
    }

    /// The category at this place.
    pub(crate) fn at(place: u8) -> Option<Category> {
        (usize::from(place) < IDS.len()).then_some(Category(place))
    }

    /// Its place in the vocabulary, from 0.
    pub fn place(self) -> usize {
        usize::from(self.0)
    }

    /// Its id in the vocabulary.
    pub fn id(self) -> &'static str {
        IDS.get(self.place()).copied().unwrap_or_default()
    }
}

impl fmt::Debug for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

macro_rules! categories {
    ($($name:ident $id:literal)*) => {
        /// Ids in the order of the vocabulary.
        const IDS: &[&str] = &[$($id),*];

        #[allow(clippy::enum_variant_names, dead_code, reason = "named as the categories are")]
        #[derive(Clone, Copy)]
        #[repr(u8)]
        enum Place {
            $($name),*
        }

        #[allow(non_upper_case_globals, dead_code, reason = "a name for each place of the vocabulary")]
        impl Category {
            $(pub(crate) const $name: Category = Category(Place::$name as u8);)*
        }
    };
}

categories! {
    Name "name"
    Ssn "ssn"
    Itin "itin"
    DateOfBirth "date_of_birth"
    Photograph "photograph"
    Fingerprints "fingerprints"
    OtherBiometric "other_biometric"
    Height "height"
    Weight "weight"
    HomeAddress "home_address"
    WorkAddress "work_address"
    PhoneNumber "phone_number"
    EmailAddress "email_address"
    SocialMediaAccount "social_media_account"
    DeviceIdentifier "device_identifier"
    GpsLocation "gps_location"
    IpAddress "ip_address"
    SexualOrientation "sexual_orientation"
    GenderIdentity "gender_identity"
    Race "race"
    MaritalOrPartnershipStatus "marital_or_partnership_status"
    LanguagesSpoken "languages_spoken"
    Religion "religion"
    Nationality "nationality"
    NationalOrigin "national_origin"
    CountryOfOrigin "country_of_origin"
    PlaceOfBirth "place_of_birth"
    CitizenshipStatus "citizenship_status"
    ImmigrationStatus "immigration_status"
    DvVictimStatus "dv_victim_status"
    SexualAssaultVictimStatus "sexual_assault_victim_status"
    CrimeVictimStatus "crime_victim_status"
    CrimeWitnessStatus "crime_witness_status"
    PublicAssistanceEligibility "public_assistance_eligibility"
    PublicAssistanceReceipt "public_assistance_receipt"
    CityServicesEligibilityOrReceipt "city_services_eligibility_or_receipt"
    StateServicesReceipt "state_services_receipt"
    IncomeTaxInformation "income_tax_information"
    EmploymentStatus "employment_status"
    EmployerInformation "employer_information"
    ArrestOrConvictionRecord "arrest_or_conviction_record"
    CustodyReleaseDatetime "custody_release_datetime"
    NypdSurveillanceInformation "nypd_surveillance_information"
    ScheduledCourtAppearance "scheduled_court_appearance"
    ScheduledAgencyAppointment "scheduled_agency_appointment"
    MotorVehicleInformation "motor_vehicle_information"
    LicensePlateNumber "license_plate_number"
    DriverLicenseNumber "driver_license_number"
    LicenseApplicationDocuments "license_application_documents"
    LicenseFederalStandardMarker "license_federal_standard_marker"
    DisabilityStatus "disability_status"
    MedicalInformation "medical_information"
    HousingOrHomelessStatus "housing_or_homeless_status"
    LocationInformation "location_information"
    FamilyMemberInformation "family_member_information"
    OtherIdentifyingInformation "other_identifying_information"
}
