internal import Domain
internal import Ingest
internal import Storage

/// What people of the demo's first organisation recorded on pages: what figures should reach, and what is done about what fell short.
struct DemoSettings {
    let open: OpenInstallation

    private static let organisation = DemoProfile.hazelwiek.organisation

    /// Nothing of what is known already.
    func make() async throws {
        let tenant = try await self.open.registry.tenant(try TenantID(Self.organisation.slug))
        let quality = Self.organisation.accounts[1]
        let actor = Actor(name: quality.email, role: quality.role)
        for (kind, rows) in [("streefwaarden", Self.targets), ("maatregelen", Self.measures(today: Clock.today))] {
            guard let form = EntryForm.setting(kind) else { continue }
            for values in rows {
                let outcome = try await EnteredRowImport(database: self.open.database, followers: OpenInstallation.followers)
                    .run(EnteredRow(form: form, values: values, accepted: []), into: tenant, as: actor, today: Clock.today)
                switch outcome {
                case .committed, .unchanged, .changedMeanwhile: continue
                case .rejected, .review: throw IngestErrorOfDemo()
                }
            }
        }
        Message.write("\(Self.organisation.name): streefwaarden en maatregelen")
    }

    private static var targets: [[String: String]] {
        let first = "\(Clock.today.date.year)-01-01"
        return [
            [
                "streefwaarde_nr": "SW-1", "indicator": "contact_op_tijd", "soort": "contractnorm", "richting": "minstens",
                "waarde": "90", "geldig_vanaf": first, "toelichting": "Afgesproken met de gemeenten",
            ],
            [
                "streefwaarde_nr": "SW-2", "indicator": "tevreden_7plus", "soort": "eigen_doel", "richting": "minstens",
                "waarde": "85", "geldig_vanaf": first, "toelichting": "Kwaliteitsdoel van dit jaar",
            ],
        ]
    }

    /// One that is done and helped, one that runs and one that is late.
    private static func measures(today: Day) -> [[String: String]] {
        func day(_ days: Int) -> String { today.adding(days: days).iso }
        let quality = Self.organisation.accounts[1]
        return [
            [
                "maatregel_nr": "MR-1", "clausules": "bz:deskundigheid, iso9001:7.2, hkz:5", "controle": "MED-EHBO-DAG",
                "aanleiding":
                    "Een medewerker werkte enkele weken zonder geldige kinder-EHBO; zij is direct uit het rooster gehaald.",
                "oorzaak": "De herhaling werd pas aangevraagd als het certificaat al verlopen was.",
                "omschrijving": "Herhaling van kinder-EHBO een half jaar voor het einde inplannen, in het rooster zelf.",
                "eigenaar": quality.name, "eigenaar_email": quality.email, "begin_op": day(-300), "uiterlijk_op": day(-210),
                "gereed_op": day(-218), "doeltreffend": "ja", "beoordeeld_op": day(-120),
                "beoordeeld_door": Self.organisation.accounts[0].name,
            ],
            [
                "maatregel_nr": "MR-2", "clausules": "bz:contact, iso9001:9.1, hkz:1", "controle": "CAS-CONTACT",
                "aanleiding": "Bij enkele aanvragen was er na drie werkdagen nog geen contact met de verwijzer.",
                "omschrijving": "De coördinator belt elke tweede werkdag na wie nog geen contact had.",
                "eigenaar": Self.organisation.accounts[2].name, "begin_op": day(-40), "uiterlijk_op": day(50),
            ],
            [
                "maatregel_nr": "MR-3", "clausules": "bz:vog, iso9001:7.1, hkz:5", "controle": "MED-VOG-DAG",
                "aanleiding": "Een VOG verliep terwijl de medewerker doorwerkte; de nieuwe is aangevraagd.",
                "oorzaak": "Niemand keek vooruit naar wat in de komende maanden verloopt.",
                "omschrijving":
                    "Elke VOG drie maanden voor het einde opnieuw aanvragen, met een vaste dag in de maand om het na te gaan.",
                "eigenaar": quality.name, "eigenaar_email": quality.email, "begin_op": day(-90), "uiterlijk_op": day(-12),
            ],
        ]
    }
}
