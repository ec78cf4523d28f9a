internal import Domain
public import Foundation
internal import Hummingbird
internal import Identity
internal import Ingest

/// Where uploaded evidence waits until the row that it belongs to is right: a file need not be sent again for a slip of the pen.
public struct EvidenceDesk: Sendable {
    let store: UploadStore
    let now: @Sendable () -> Date

    /// Files of one person that may wait at the same time; the oldest makes room.
    private static let mostWaiting = 10
    /// A body that is this much too large is read and forgotten, since a browser reads the answer only when it has sent all. What says
    /// that it is larger still is refused at once.
    private static let mostForgotten = 256 << 20
    /// The largest form: a file, and the fields around it.
    public static let mostBytes = EvidenceFile.mostBytes + (1 << 20)

    /// `store` takes at most ``mostBytes``.
    public init(store: UploadStore, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.now = now
    }

    public func sweep() { self.store.sweep(now: self.now(), except: []) }

    /// Takes a form that may have a file. Throws ``WebProblem``, and `UploadProblem` when nothing of the form can be used.
    func receive(_ request: Request, _ access: Access) async throws -> EvidenceForm {
        var reader = UploadReader(store: self.store, secret: access.visitor.csrfToken)
        reader.longestValue = 100_000
        reader.mostForgotten = Self.mostForgotten
        let form = try await reader.read(request, keepsFields: true)
        if let problem = form.problem { return EvidenceForm(fields: form.fields, problem: FieldProblem(evidence: problem)) }
        guard let draft = form.draft else {
            return EvidenceForm(fields: form.fields, upload: self.waiting(form.fields["upload"], access))
        }
        self.makeRoom(access)
        let upload = try await draft.finish(
            of: access.visitor.accountID, in: access.tenant.id, choices: DeliveryChoices(AddressQuery()), at: self.now())
        do {
            return EvidenceForm(fields: form.fields, upload: upload, file: try await self.file(of: upload))
        } catch let problem as EvidenceProblem {
            self.store.remove(upload)
            return EvidenceForm(fields: form.fields, problem: FieldProblem(evidence: problem))
        }
    }

    /// A file that came before, by the number that the form carries.
    func form(_ fields: AddressQuery, _ access: Access) -> EvidenceForm {
        EvidenceForm(fields: fields, upload: self.waiting(fields["upload"], access))
    }

    func waiting(_ id: String?, _ access: Access) -> UploadedDelivery? {
        id.flatMap { self.store.find($0, of: access.visitor.accountID, in: access.tenant.id) }
    }

    /// What a waiting file is. Throws `EvidenceProblem`.
    func file(of upload: UploadedDelivery) async throws -> EvidenceFile {
        let paths = self.store.paths(of: upload)
        guard let first = paths.first else { throw EvidenceProblem.noFile }
        return try await EvidenceFile.inspect(path: first.path, name: first.name)
    }

    func remove(_ upload: UploadedDelivery) { self.store.remove(upload) }

    private func makeRoom(_ access: Access) {
        let own = self.store.all(in: access.tenant.id).filter {
            $0.belongs(to: access.visitor.accountID, in: access.tenant.id)
        }
        for upload in own.dropFirst(Self.mostWaiting - 1) { self.store.remove(upload) }
    }
}

/// A form with the file that came with it, or came before.
struct EvidenceForm {
    let fields: AddressQuery
    /// Waits until it is kept, or for a day.
    var upload: UploadedDelivery?
    /// What the upload is, when it came just now.
    var file: EvidenceFile?
    /// Why the file cannot be kept; nothing of it waits.
    var problem: FieldProblem?
}

extension FieldProblem {
    static let evidenceField = "bewijsstuk"

    init(evidence problem: EvidenceProblem) {
        self.init(field: Self.evidenceField, message: problem.message, hint: problem.hint)
    }

    /// Why an upload of evidence did not come through.
    init(evidence problem: UploadProblem) {
        switch problem {
        case .tooLarge: self.init(evidence: EvidenceProblem.tooLarge)
        case .noFile: self.init(evidence: EvidenceProblem.noFile)
        case .broken:
            self.init(
                field: Self.evidenceField, message: Text["upload.refusal.interrupted"],
                hint: Text["upload.again.one"])
        case .wrongType:
            self.init(
                field: Self.evidenceField, message: Text["upload.refusal.form"],
                hint: Text["upload.again.one"])
        case .noSpace, .tooMany:
            self.init(
                field: nil, message: Text["evidence.refusal.room"],
                hint: Text["upload.later"])
        }
    }
}
