internal import Domain
internal import Ingest

/// The form by which files come in, with an example of each kind beside it.
struct UploadForm {
    struct Kind {
        let kindID: String
        let kindName: String
    }

    struct Sample {
        let sampleName: String
        let sampleLink: String
        let sampleMeaning: String
        let sampleColumns: [Column]
    }

    struct Column {
        let columnName: String
        let columnIsRequired: Bool
        let columnExplanation: String
    }

    let uploadAction: String
    let uploadToken: String
    /// The largest upload: `2 GB`.
    let uploadLimit: String
    /// The same in bytes, for the script that adds up before it sends.
    let uploadBytes: String
    let uploadProblem: String?
    let kinds: [Kind]
    let samples: [Sample]

    static let sample = UploadForm(
        uploadAction: "/o/wieg/leveringen", uploadToken: "00", uploadLimit: "2 GB", uploadBytes: "2147483648",
        uploadProblem: "Er is geen bestand gekozen.",
        kinds: [Kind(kindID: "volledig-casussen", kindName: "casussen")],
        samples: [
            Sample(
                sampleName: "casussen", sampleLink: "/voorbeelden/casussen.csv", sampleMeaning: "een hulpvraag",
                sampleColumns: [Column(columnName: "casus_nr", columnIsRequired: true, columnExplanation: "nummer")])
        ])
}

extension UploadForm {
    init(_ tenant: TenantID, token: String, limit: Int, problems: [FieldProblem]) {
        self.init(
            uploadAction: Links.deliveries(tenant), uploadToken: token, uploadLimit: UploadProblem.size(limit),
            uploadBytes: String(limit),
            uploadProblem: problems.first { $0.field == "bestanden" }?.sentence,
            kinds: SampleFile.all.map { Kind(kindID: "volledig-\($0.kind)", kindName: $0.kind) },
            samples: SampleFile.all.map { file in
                Sample(
                    sampleName: file.kind, sampleLink: Links.sample(file.kind), sampleMeaning: file.meaning,
                    sampleColumns: file.columns.map {
                        Column(columnName: $0.name, columnIsRequired: $0.isRequired, columnExplanation: $0.explanation)
                    })
            })
    }
}
