internal import Domain
internal import Ingest
internal import Publishing

/// The addresses of registers.
extension Links {
    /// Klachten, incidenten and calamiteiten.
    static func reports(_ tenant: TenantID, _ address: ReportsAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/meldingen\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// Maatregelen.
    static func measures(_ tenant: TenantID, _ address: MeasuresAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/maatregelen\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// One of the maatregelen, in the list of them all.
    static func measure(_ tenant: TenantID, _ number: String, _ address: MeasuresAddress = .init()) -> String {
        "\(self.measures(tenant, address))#\(self.anchor("maatregel", number))"
    }

    /// Where a measure is reported as done.
    static func measureDone(_ tenant: TenantID, _ number: String) -> String {
        "/o/\(tenant)/maatregelen/gereed\(AddressQuery([.init(name: "nr", value: number)]).text)"
    }

    /// The form of a new measure under a free number, filled in with what it is for.
    static func newMeasure(_ tenant: TenantID, _ number: String, clauses: String = "", check: String = "") -> String? {
        EntryForm.setting("maatregelen").map { form in
            clauses.isEmpty && check.isEmpty
                ? self.entry(tenant, form, keys: [number])
                : self.entry(tenant, form, keys: [number], filledWith: ["clausules": clauses, "controle": check])
        }
    }

    /// The documents of the organisation and the files that were uploaded as evidence.
    static func documents(_ tenant: TenantID, _ address: DocumentsAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/documenten\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }

    /// One document, by its number.
    static func document(
        _ tenant: TenantID, _ number: String, _ dates: DateAddress = .init(), form: ExportForm? = nil
    ) -> String {
        let path = "/o/\(tenant)/documenten/\(CaseNumberAddress.written(number))"
        return "\(path)\(self.ending(form))\(AddressQuery(dates.items + self.items(form)).text)"
    }

    /// One uploaded file by its number, or `nieuw`.
    static func evidence(_ tenant: TenantID, _ number: String, _ dates: DateAddress = .init()) -> String {
        "/o/\(tenant)/documenten/bewijs/\(CaseNumberAddress.written(number))\(AddressQuery(dates.items).text)"
    }

    /// The same, with a word on what was just done.
    static func evidence(_ tenant: TenantID, _ number: String, after event: String) -> String {
        "\(self.evidence(tenant, number))\(AddressQuery([.init(name: "na", value: event)]).text)"
    }

    /// The bytes of one version.
    static func evidenceFile(_ tenant: TenantID, _ number: String, _ sha256: String) -> String {
        "\(self.evidence(tenant, number))/bestand/\(sha256)"
    }
}
