internal import Domain
internal import Publishing

/// What a gemeente can have of this server, as a catalogue after DCAT-AP-NL 3.0 in JSON-LD: a dataset per release, the definitions, and
/// this interface as the service that gives them.
struct CatalogueDocument {
    let gemeente: Tenant
    let releases: [ReleaseHead]
    /// Those of the gemeente's jeugdregio, for everyone.
    let circles: [StoredCircle]
    let settings: APISettings
    /// Where the catalogue goes on; nil at its end.
    let next: String?

    private typealias Terms = CatalogueTerms

    var json: JSONValue {
        var context = Terms.context
        // Without a site in the configuration an address is relative to that of the catalogue itself.
        if let site = self.settings.site { context["@base"] = .text("\(site)/") }
        var members: [String: JSONValue] = [
            "@context": .object(context), "@id": .text(Links.api("/catalogus")), "@type": "dcat:Catalog",
            "dct:title": Terms.words("Uitkomsten van BabythuisZorg in \(self.gemeente.name)"),
            "dct:description": Terms.words(
                "Wat organisaties die BabythuisZorg geven aan de gemeente \(self.gemeente.name) uitgaven, met de definities."),
            "dct:publisher": self.host, "dct:language": Terms.dutch, "dcat:contactPoint": self.contact,
            "dct:license": Self.licence, "foaf:homepage": Terms.document(Links.api),
            "dcat:dataset": .list(self.releases.map(self.dataset) + self.circles.map(self.dataset) + [self.definitions]),
            "dcat:service": [self.service],
        ]
        if let next { members["hydra:next"] = ["@id": .text(next)] }
        if let last = (self.releases.map(\.manifest.gemaakt_op) + self.circles.map(\.manifest.gemaakt_op)).max() {
            members["dct:modified"] = Terms.instant(last)
        }
        return .object(members)
    }

    // MARK: - Who

    /// Who runs this server.
    var host: JSONValue {
        ["@id": .text("\(Links.api)#beheer"), "@type": "foaf:Agent", "foaf:name": .text(self.settings.contactName)]
    }

    private var contact: JSONValue {
        [
            "@id": .text("\(Links.api)#contact"), "@type": "vcard:Kind", "vcard:fn": .text(self.settings.contactName),
            "vcard:hasEmail": ["@id": .text("mailto:\(self.settings.contactEmail)")],
            "vcard:hasURL": ["@id": .text(self.settings.contactURL)],
        ]
    }

    /// What a reader may do with it.
    private static let licence: JSONValue = [
        "@id": .text("\(Links.api)#gebruik"), "@type": "dct:LicenseDocument",
        "dct:title": Terms.words("Gebruiken, publiceren en aanhalen mag, met bronvermelding"),
    ]

    // MARK: - What

    private func dataset(_ release: ReleaseHead) -> JSONValue {
        let manifest = release.manifest
        let page = Links.release(self.gemeente, release.number)
        let maker: JSONValue = [
            "@id": .text("\(Links.api)#organisatie-\(manifest.organisatie.id)"), "@type": "foaf:Agent",
            "foaf:name": .text(manifest.organisatie.naam),
        ]
        var members = self.resource(page, Terms.rights(.asked))
        members.merge([
            "@type": "dcat:Dataset",
            "dct:title": Terms.words(
                "Uitkomsten BabythuisZorg \(manifest.gemeente.naam), \(FigureName.period(manifest.periode)): uitgave \(release.number)"
            ),
            "dct:description": Terms.words(
                manifest.toelichting ?? """
                    Instroom, wachttijd, uitkomsten, doelen, uren en kosten van trajecten van \(manifest.organisatie.naam), beveiligd tegen \
                    herkenning: wat te klein is, is verborgen.
                    """),
            "dct:publisher": maker, "dct:creator": maker, "dct:issued": Terms.instant(manifest.gemaakt_op),
            "dct:modified": Terms.instant(release.withdrawal?.at ?? manifest.gemaakt_op),
            "dct:spatial": Terms.place(manifest.gemeente.code, manifest.gemeente.naam),
            "dcat:version": .text("\(release.number)"), "dcat:keyword": [Terms.words("BabythuisZorg"), Terms.words("kraamzorg")],
            "dcat:landingPage": Terms.document(page),
            "adms:status": Terms.status(
                release.withdrawal != nil ? .withdrawn : release.replacedBy != nil ? .replaced : .current),
            "dcat:distribution": .list(
                manifest.tabellen.map { self.distribution($0, of: release) }
                    + [.xlsx, .zip].map { self.whole(page, release, $0) }),
        ]) { $1 }
        if let period = try? Period(manifest.periode), let first = period.first, let last = period.last {
            members["dct:temporal"] = [
                "@type": "dct:PeriodOfTime", "dcat:startDate": Terms.day(first.iso), "dcat:endDate": Terms.day(last.iso),
            ]
        }
        if let old = manifest.vervangt { members["dct:replaces"] = ["@id": .text(Links.release(self.gemeente, old))] }
        if let new = release.replacedBy { members["dct:isReplacedBy"] = ["@id": .text(Links.release(self.gemeente, new))] }
        if let reason = release.withdrawal?.reason { members["adms:versionNotes"] = Terms.words("Ingetrokken: \(reason)") }
        return .object(members)
    }

    private func distribution(_ table: ReleaseManifest.Table, of release: ReleaseHead) -> JSONValue {
        let address = Links.api("/publicaties/\(release.number)/tabellen/\(table.naam)")
        return Self.distribution(
            address, access: address, title: table.titel, format: "CSV", mediaType: "text/csv",
            more: ["spdx:checksum": Terms.sha256(table.sha256), "dcat:accessService": ["@id": .text(Links.apiRoot)]])
    }

    /// A file for people, who fetch it from the page.
    private func whole(_ page: String, _ release: ReleaseHead, _ form: ExportForm) -> JSONValue {
        Self.distribution(
            Links.release(self.gemeente, release.number, form: form), access: page,
            title: form == .zip ? "Alles in één ZIP (Data Package 2.0)" : "Alles in één werkmap",
            format: form.fileExtension.uppercased(), mediaType: form.contentType)
    }

    private var definitions: JSONValue {
        var members = self.resource(Links.definitions, Terms.rights(.everyone))
        members.merge([
            "@type": "dcat:Dataset", "dct:title": Terms.words("Definities van de cijfers"),
            "dct:description": Terms.words("Wat elk cijfer telt, waarvan, en wat het niet zegt."), "dct:publisher": self.host,
            "dct:creator": self.host, "dcat:landingPage": Terms.document(Links.definitions),
            "dcat:distribution": [
                Self.distribution(
                    Links.api("/indicatoren"), access: Links.api("/indicatoren"), title: "JSON", format: "JSON",
                    mediaType: "application/json", more: ["dcat:accessService": ["@id": .text(Links.apiRoot)]]),
                Self.distribution(
                    "\(Links.definitions).csv?vorm=open", access: Links.definitions, title: "CSV", format: "CSV",
                    mediaType: "text/csv"),
            ],
        ]) { $1 }
        return .object(members)
    }

    private var service: JSONValue {
        var members = self.resource(Links.apiRoot, Terms.rights(.asked))
        members.merge([
            "@type": "dcat:DataService", "dct:title": Terms.words("Machine-interface van Kraamzicht"),
            "dct:description": Terms.words("Cijfers, controles, leveringen en publicaties voor programma’s, met een token."),
            "dct:publisher": self.host, "dct:license": Self.licence, "dcat:endpointURL": ["@id": .text(Links.apiRoot)],
            "dcat:endpointDescription": ["@id": .text(Links.openAPI)],
            "dcat:servesDataset": .list(
                self.releases.map { ["@id": .text(Links.release(self.gemeente, $0.number))] }
                    + self.circles.map { ["@id": .text(Links.circle($0.number))] } + [["@id": .text(Links.definitions)]]),
        ]) { $1 }
        return .object(members)
    }

    /// What a dataset and a service share.
    func resource(_ address: String, _ rights: JSONValue) -> [String: JSONValue] {
        [
            "@id": .text(address), "dct:identifier": .text((self.settings.site ?? "") + address), "dcat:theme": Terms.themes,
            "dct:accessRights": rights, "dcat:contactPoint": self.contact, "dct:language": Terms.dutch,
        ]
    }

    static func distribution(
        _ address: String, access: String, title: String, format: String, mediaType: String, more: [String: JSONValue] = [:]
    ) -> JSONValue {
        .object(
            more.merging([
                "@id": .text("\(address)#bestand"), "@type": "dcat:Distribution", "dct:title": Terms.words(title),
                "dcat:accessURL": ["@id": .text(access)], "dcat:downloadURL": ["@id": .text(address)],
                "dct:format": Terms.format(format), "dcat:mediaType": Terms.mediaType(mediaType), "dct:license": Self.licence,
                "dct:language": Terms.dutch,
            ]) { $1 })
    }
}
