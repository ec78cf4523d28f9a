internal import Compliance
internal import Domain
internal import Ingest

/// What the template of a page about one uploaded file gets.
struct EvidenceView: PageView {
    struct Fact {
        let factLabel: String
        let factText: String
    }

    /// Something that names the file.
    struct Link {
        let linkLabel: String
        let linkAddress: String?
    }

    struct Version {
        let versionPlace: String
        let versionFile: String
        let versionLink: String
        let versionSize: String
        let versionKept: String
        let versionHash: String
    }

    /// The form that takes a file.
    struct Form {
        let formTitle: String?
        let formHint: String?
        let action: String
        let token: String
        let basis: String?
        let evidence: EvidenceField
        let description: String
        let validFrom: String
        let clauses: String
        let clauseProblem: String?
        /// `hkz:5 Medewerkers`: what may be filled in.
        let clauseNames: [String]
        let submitLabel: String
    }

    let frame: PageFrame
    let problems: [ProblemRow]
    let notice: String?
    let backLink: String
    let title: String
    let lead: String
    let dates: DatesView?
    /// That it is no longer in the register.
    let state: String?
    let facts: [Fact]
    let links: [Link]
    let versions: [Version]
    let form: Form?

    static let sample = EvidenceView(
        frame: .sample, problems: [ProblemRow(problemText: "Dit bestand is leeg.", problemLink: "#bewijsstuk")],
        notice: "Bewaard als bewijs-13.", backLink: "/o/wieg/documenten", title: "Bewijsstuk bewijs-13", lead: "VOG van M1",
        dates: .sample, state: "Niet meer in het register.", facts: [Fact(factLabel: "Soort", factText: "PDF")],
        links: [Link(linkLabel: "registratie R1", linkAddress: "/o/wieg/leveringen/nieuw/registraties?nr=R1")],
        versions: [
            Version(
                versionPlace: "2", versionFile: "vog.pdf", versionLink: "/o/wieg/documenten/bewijs/bewijs-13/bestand/00",
                versionSize: "120 kB", versionKept: "levering 13 van 22-11-2026 14:30, door bea@wieg.nl", versionHash: "00")
        ],
        form: Form(
            formTitle: "Nieuwe versie", formHint: "De vorige blijft.", action: "/o/wieg/documenten/bewijs/nieuw", token: "00",
            basis: "12", evidence: .sample, description: "VOG", validFrom: "2026-11-22", clauses: "hkz:5",
            clauseProblem: "‘hkz:55’ is geen norm die nu geldt; bedoelde u hkz:5?", clauseNames: ["hkz:5 Medewerkers"],
            submitLabel: "Bewaren"))
}

extension EvidenceView {
    static func facts(_ history: EvidenceHistory) -> [Fact] {
        let current = history.entry.current
        return [
            (Text["evidence.fact.file"], current.fileName),
            (Text["evidence.fact.kind"], EvidenceKind(rawValue: current.form)?.label ?? current.form),
            (Text["evidence.fact.size"], UploadProblem.size(current.bytes)),
            (Text["evidence.fact.validFrom"], current.validFrom?.dutch ?? Text["evidence.fact.notGiven"]),
            (Text["evidence.fact.digest"], current.sha256),
        ].map { Fact(factLabel: $0.0, factText: $0.1) }
    }

    /// What names the file, and the clauses it was kept for; without a link to what the reader may not open.
    static func links(
        _ entry: EvidenceEntry, _ clauses: [NormClause], seesQuality: Bool, mayOpenMeasures: Bool, tenant: TenantID,
        dates: DateAddress
    ) -> [Link] {
        let norms = ClauseNames(entry.current.clauses ?? "").names.map { name in
            Link(
                linkLabel: Text["evidence.link.norm", ["norm": clauses.first { $0.name == name }.map(NormText.clause) ?? name]],
                linkAddress: seesQuality ? Links.norms(tenant, dates) + "#\(NormText.anchor(ofClause: name))" : nil)
        }
        return norms
            + entry.links.map { link in
                switch link {
                case .document(let number, let kind):
                    Link(
                        linkLabel: "\(CodeList.document.label(kind)) \(number)",
                        linkAddress: Links.document(tenant, number, dates))
                case .registration(let number, let kind, let employee):
                    Link(
                        linkLabel: Text[
                            "evidence.link.registration",
                            ["kind": CodeList.registratie.label(kind), "number": number, "employee": employee]],
                        linkAddress: seesQuality ? Links.employee(tenant, employee, dates) : nil)
                case .measure(let number):
                    Link(
                        linkLabel: Text["evidence.link.measure", ["number": number]],
                        linkAddress: mayOpenMeasures ? Links.measure(tenant, number, MeasuresAddress(dates: dates)) : nil)
                case .exception(let number, let check):
                    Link(
                        linkLabel: Text["evidence.link.exception", ["number": number, "check": check]],
                        linkAddress: seesQuality ? Links.exceptions(tenant, dates) : nil)
                }
            }
    }
}

extension EvidenceView.Version {
    init(
        _ version: EvidenceVersion, place: Int, number: String, tenant: TenantID, localTime: (String) -> String
    ) {
        self.init(
            versionPlace: String(place), versionFile: version.fileName,
            versionLink: Links.evidenceFile(tenant, number, version.sha256), versionSize: UploadProblem.size(version.bytes),
            versionKept: DocumentText.origin(version.origin, localTime: localTime)
                + (version.isWithdrawn ? Text["evidence.withdrawn"] : ""),
            versionHash: String(version.sha256.prefix(12)))
    }
}

extension EvidenceView.Form {
    init(_ form: EvidenceForm, number: String?, basis: Int?, clauses: [NormClause], tenant: TenantID, token: String) {
        let field = form.problem?.field
        self.init(
            formTitle: number == nil ? nil : Text["evidence.version.new"],
            formHint: number == nil
                ? nil : Text["evidence.version.lead"],
            action: Links.evidence(tenant, number ?? "nieuw"), token: token, basis: basis.map { String($0) },
            evidence: EvidenceField(
                label: Text["evidence.fact.file"], hint: Text["evidence.file.hint"], isRequired: true,
                problem: field == "bestand" || field == "clausules" ? nil : form.problem, waiting: form.upload),
            description: form.fields["omschrijving"] ?? "", validFrom: form.fields["geldig_vanaf"] ?? "",
            clauses: form.fields["clausules"] ?? "", clauseProblem: field == "clausules" ? form.problem?.sentence : nil,
            clauseNames: clauses.map(NormText.clause),
            submitLabel: number == nil ? Text["evidence.keep"] : Text["evidence.keepVersion"])
    }
}
