internal import Domain
internal import Hummingbird
internal import Indicators
internal import Ingest
internal import Logging
internal import Storage

extension APIProblem {
    /// The problem behind an error of any module; of what is not the caller's doing, only the number of the request.
    ///
    /// The machine interface's counterpart of ``ErrorResponse``; the log gets what that writes.
    init(_ error: any Error, _ context: WebContext) {
        if let problems = FieldProblem.all(in: error) {
            self = .invalid(problems)
            return
        }
        switch error {
        case let problem as APIProblem: self = problem
        case let problem as UploadProblem: self.init(problem)
        case let error as IngestError: self = .invalid([FieldProblem(field: nil, message: error.message, hint: error.hint)])
        case let problem as FileProblem: self = .invalid([FieldProblem(field: "bestanden", message: problem.message)])
        case WebProblem.notFound: self = .notFound
        case WebProblem.addressTooLong: self.init(.tooLong, "Vraag minder tegelijk, bijvoorbeeld minder waarden in een filter.")
        case WebProblem.withNUL: self.init(.invalid, "Een waarde bevat een NUL-teken; verwijder dat teken.")
        case WebProblem.suspended: self = .suspended
        case let error as StorageError where error.code == .tenantSuspended: self = .suspended
        case let error as StorageError where error.code == .tookTooLong:
            self.init(
                .tookTooLong, "De vraag is afgebroken; er is niets veranderd. Vraag een kortere periode, of minder tegelijk.")
        case let error as any HTTPResponseError where error.status == .notFound: self = .notFound
        case let error as any HTTPResponseError where error.status == .contentTooLarge:
            self.init(UploadProblem.tooLarge(limit: 0))
        case let error as any HTTPResponseError where (400..<500).contains(error.status.code):
            self.init(.invalid, "Dit verzoek is niet te begrijpen.")
        default:
            context.logger.error("failed", metadata: ["error": "\(ErrorResponse.description(error))"])
            self.init(.failure, "U heeft niets verkeerd gedaan. Probeer het over een minuut nog eens, en noem anders dit nummer.")
            self.requestID = context.id
        }
    }

    private static let suspended = APIProblem(
        .suspended, "De gegevens van de organisatie zijn er nog, maar niet te bereiken. Vraag de beheerder van Kraamzicht.")

    private init(_ problem: UploadProblem) {
        switch problem {
        case .wrongType:
            self.init(.mediaType, "Stuur multipart/form-data met bestanden, text/csv of application/zip.")
        case .noFile, .broken: self = .invalid([problem.field])
        case .tooLarge: self.init(.tooLarge, "Er is niets bewaard. Lever de bestanden in delen, of als ZIP.")
        case .tooMany, .noSpace: self.init(.noSpace, "Er is niets bewaard. Probeer het later, of vraag de beheerder.")
        }
    }
}
