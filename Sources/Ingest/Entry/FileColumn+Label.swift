extension FileColumn {
    /// The column's name as a label: `geldig_tot` is `Geldig tot`.
    var label: String {
        if let label = Self.labels[self.name] { return label }
        let words = self.name.replacing(/_nr$/, with: "nummer").replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// What belongs in a field; nil when its control says enough.
    var hint: String? {
        if let hint = Self.hints[self.name], !(self.isRequired && hint.hasPrefix("Leeg")) { return hint }
        switch self.kind {
        case .date where self.name == "geldig_tot" && self.isRequired: return "De laatste dag; daarna telt het vanzelf weer mee."
        case .gemeente where !self.isRequired: return "Leeg: de hele organisatie."
        case .decimal, .integer, .month: return "\(self.explanation.prefix(1).uppercased())\(self.explanation.dropFirst())."
        case .personNumber: return "Nooit een BSN."
        case .text, .key, .date, .boolean, .code, .codes, .gemeente: return nil
        }
    }

    /// Whether sentences belong in it.
    var isLong: Bool { ["aanleiding", "oorzaak", "omschrijving", "reden"].contains(self.name) }

    private static let labels = [
        "norm_nr": "Nummer van de norm", "documentsoorten": "Soorten documenten", "buiten": "Elders aan te tonen met",
        "onderwerp_nr": "Wie of wat", "onderwerp_soort": "Soort onderwerp", "uitzondering_nr": "Nummer van de uitzondering",
        "parameter_nr": "Nummer van de instelling",
        "maatregel_nr": "Nummer van de maatregel", "clausules": "Normen", "eigenaar_email": "Account van de eigenaar",
        "doeltreffend": "Was de maatregel doeltreffend",
        "getal": "Waarde",
        "indicator": "Cijfer", "richting": "Het cijfer moet", "waarde": "Waarde",
        "client_nr": "Cliëntnummer", "partner_nr": "Nummer van de SKJ-partner", "skj_nummer": "SKJ-nummer",
        "mbo_niveau": "Mbo-niveau", "giz_op": "GIZ op", "contact_op": "Contact met de verwijzer op",
        "aangemeld_wijkteam_op": "Aangemeld bij het wijkteam op", "akkoord_soort": "Soort akkoord",
        "advies_uren": "Uren volgens advies", "akkoord_uren": "Uren volgens akkoord",
        "plan_op": "Ondersteuningsplan op", "netwerk_op": "Netwerk betrokken op", "beeindigd_op": "Beëindigd op",
        "reden_bron": "Codelijst van de reden", "reden_beeindiging": "Reden van beëindiging",
        "zonder_hulp_verder": "Kan het gezin zonder hulp verder", "tevredenheid": "Rapportcijfer",
        "overdracht_op": "Overgedragen op", "gas_score": "GAS-score", "met_client": "Met de cliënt",
        "met_casemanager": "Met de casemanager", "toewijzingnummer": "Toewijzingsnummer",
    ]

    private static let hints = [
        "clausules": "Waar de maatregel voor is, bijvoorbeeld hkz:5, iso9001:7.2.",
        "aanleiding": "Wat er misging of beter kan, en wat er meteen is gedaan.", "oorzaak": "Waardoor het kon gebeuren.",
        "eigenaar_email": "Krijgt bericht als de termijn nadert of voorbij is; leeg: alleen de kwaliteitsfunctionaris.",
        "gereed_op": "Leeg: nog niet gereed.", "beoordeeld_op": "Meestal enkele weken nadat de maatregel gereed was.",
        "buiten": "Wat haar aantoont en niet in Kraamzicht staat.",
        "getal": "In de eenheid van de parameter; een keuze is 1 voor ja en 0 voor nee.",
        "onderwerp_nr": "Het nummer van de medewerker, casus, partner of melding; voor de organisatie zelf: organisatie.",
        "reden": "Waarom dit tijdelijk aanvaardbaar is; bij de tenzij-bepaling de onderbouwing.",
        "waarde": "In de eenheid van het cijfer: 90 is 90 % bij een percentage.",
        "geldig_tot": "Leeg: zonder einde.", "tot": "Leeg: zonder einde.", "uit_dienst_op": "Leeg: nog in dienst.",
        "partner_nr": "Verplicht bij een partner met SKJ-registratie.", "gewicht": "Meer dan 0; leeg is 1.",
        "akkoord_uren": "Het totaal dat tot nu toe is toegekend, verlengingen inbegrepen.",
        "reden_beeindiging": "De code uit de gekozen lijst.", "afgegeven_op": "Bij een VOG telt deze dag.",
        "bewijs": "Waar het te vinden is: een kenmerk of een map.", "kosten": "In euro.",
        "bedrag": "In euro; negatief bij een credit.",
        "tevredenheid": "Van 1 tot en met 10.", "gas_score": "Van -2 tot en met 2; 0 is zoals verwacht.",
    ]
}
