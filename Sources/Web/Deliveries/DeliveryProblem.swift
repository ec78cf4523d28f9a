internal import Domain
internal import Ingest
internal import Storage

/// Why work on uploaded files failed, for the person who sent them: a sentence with the remedy, nothing of the inside.
enum DeliveryProblem {
    static func sentence(of error: any Error) -> String {
        switch error {
        case let error as FileProblem: error.message
        case let error as IngestError: FieldProblem(field: nil, message: error.message, hint: error.hint).sentence
        case let error as StorageError where error.code == .tenantSuspended:
            FieldProblem(field: nil, message: error.message, hint: error.hint).sentence
        default: Text["delivery-stopped.ours"]
        }
    }
}
