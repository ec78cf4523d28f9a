internal import Domain
internal import Foundation
internal import Ingest

/// The field by which a file comes with a form.
struct EvidenceField {
    /// A file that came before, and waits.
    struct Kept {
        let keptID: String
        let keptWords: String
    }

    let evidenceLabel: String
    let evidenceHint: String
    /// In bytes, for the script that looks before it sends.
    let evidenceMost: String
    let evidenceTooLarge: String
    let evidenceAccept: String
    let evidenceIsRequired: Bool
    let evidenceProblem: String?
    let evidenceKept: Kept?

    static let sample = EvidenceField(
        evidenceLabel: "Bestand", evidenceHint: "Een PDF, hoogstens 25 MB.", evidenceMost: "26214400",
        evidenceTooLarge: "Dit bestand is groter dan 25 MB.", evidenceAccept: ".pdf", evidenceIsRequired: true,
        evidenceProblem: "Dit bestand is leeg.", evidenceKept: Kept(keptID: "00", keptWords: "vog.pdf, 120 kB"))
}

extension EvidenceField {
    init(label: String, hint: String, isRequired: Bool, problem: FieldProblem?, waiting: UploadedDelivery?) {
        let most = UploadProblem.size(EvidenceFile.mostBytes)
        self.init(
            evidenceLabel: label,
            evidenceHint: Text["evidence-field.hint", ["most": most, "hint": hint]],
            evidenceMost: String(EvidenceFile.mostBytes),
            evidenceTooLarge: FieldProblem(evidence: EvidenceProblem.tooLarge).sentence,
            evidenceAccept: (EvidenceKind.allCases.map { ".\($0.fileExtension)" } + [".jpeg"]).joined(separator: ","),
            evidenceIsRequired: isRequired && waiting == nil,
            evidenceProblem: problem?.field == FieldProblem.evidenceField ? problem?.sentence : nil,
            evidenceKept: waiting.map { upload in Kept(keptID: upload.id, keptWords: Self.words(upload)) })
    }

    /// `vog.pdf, 120 kB`
    static func words(_ upload: UploadedDelivery) -> String {
        upload.files.first.map { "\($0.name), \(UploadProblem.size($0.bytes))" } ?? ""
    }
}
