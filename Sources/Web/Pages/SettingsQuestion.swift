internal import Domain
internal import Indicators

/// What a list of settings is asked for: the two dates, and nothing else.
struct SettingsQuestion {
    let peildatum: Day?
    let stand: Stand

    /// Throws ``FormProblems`` with every parameter that cannot be read.
    init(_ query: AddressQuery) throws {
        var problems = [FileFormAddress.unknownNames(query, known: ["peildatum", "stand", "vorm"])].compactMap { $0 }
        var request = FigureRequest()
        DateAddress(query).apply(to: &request, problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        self.peildatum = request.peildatum
        self.stand = request.stand
    }
}
