internal import Publishing

extension CatalogueDocument {
    /// A circle as a public dataset.
    func dataset(_ circle: StoredCircle) -> JSONValue {
        let manifest = circle.manifest
        let page = Links.circle(circle.number)
        var members = self.resource(page, CatalogueTerms.rights(.everyone))
        members.merge([
            "@type": "dcat:Dataset",
            "dct:title": CatalogueTerms.words(
                "Uitkomsten BabythuisZorg jeugdregio \(manifest.jeugdregio.naam), \(manifest.jaar): kring \(circle.number)"),
            "dct:description": CatalogueTerms.words(
                manifest.toelichting ?? """
                    Wat \(manifest.omvang.organisaties) organisaties aan gemeenten van deze jeugdregio uitgaven, opgeteld en beveiligd \
                    tegen herkenning, voor iedereen.
                    """),
            "dct:publisher": self.host, "dct:creator": self.host, "dct:issued": CatalogueTerms.instant(manifest.gemaakt_op),
            "dct:modified": CatalogueTerms.instant(circle.withdrawal?.at ?? manifest.gemaakt_op),
            "dct:temporal": [
                "@type": "dct:PeriodOfTime", "dcat:startDate": CatalogueTerms.day("\(manifest.jaar)-01-01"),
                "dcat:endDate": CatalogueTerms.day("\(manifest.jaar)-12-31"),
            ],
            "dcat:version": .text("\(circle.number)"),
            "dcat:keyword": [CatalogueTerms.words("BabythuisZorg"), CatalogueTerms.words("jeugdregio")],
            "dcat:landingPage": CatalogueTerms.document(page),
            "adms:status": CatalogueTerms.status(circle.withdrawal == nil ? .current : .withdrawn),
            "dcat:distribution": [self.table(of: circle), self.json(of: circle)],
        ]) { $1 }
        if let reason = circle.withdrawal?.reason {
            members["adms:versionNotes"] = CatalogueTerms.words("Ingetrokken: \(reason)")
        }
        return .object(members)
    }

    /// The table byte for byte as it was made, so with its SHA-256.
    private func table(of circle: StoredCircle) -> JSONValue {
        Self.distribution(
            Links.circle(circle.number, form: .open), access: Links.circle(circle.number), title: circle.manifest.tabel.titel,
            format: "CSV", mediaType: "text/csv", more: ["spdx:checksum": CatalogueTerms.sha256(circle.manifest.tabel.sha256)])
    }

    private func json(of circle: StoredCircle) -> JSONValue {
        let address = Links.api("/kringen/\(circle.number)")
        return Self.distribution(
            address, access: address, title: "Cijfers met beschrijving", format: "JSON", mediaType: "application/json",
            more: ["dcat:accessService": ["@id": .text(Links.apiRoot)]])
    }
}
