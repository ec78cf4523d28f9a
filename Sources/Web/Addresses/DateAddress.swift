internal import Domain
internal import Indicators

internal import struct Storage.Moment

/// The two dates of an address, as written in it.
struct DateAddress: Hashable {
    var peildatum: String?
    var stand: String?

    init(peildatum: String? = nil, stand: String? = nil) {
        self.peildatum = peildatum
        self.stand = stand
    }

    init(_ query: AddressQuery) {
        self.init(peildatum: query["peildatum"], stand: query["stand"])
    }

    /// Both dates as they were resolved, so that a page, its file and its links agree (contract §3).
    init(pinning dates: TwoDates) {
        self.init(peildatum: dates.peildatum.iso, stand: dates.stand.number == 0 ? nil : dates.stand.instant)
    }

    var items: [AddressQuery.Item] {
        [("peildatum", self.peildatum), ("stand", self.stand)].compactMap { name, value in
            value.map { AddressQuery.Item(name: name, value: $0) }
        }
    }

    /// Sets both dates of a request; what cannot be read becomes a problem of its field.
    func apply(to request: inout FigureRequest, problems: inout [FieldProblem]) {
        do {
            request.peildatum = try self.peildatum.map { text throws(DomainError) in try Day(text) }
        } catch {
            if let problem = FieldProblem(error, field: "peildatum") { problems.append(problem) }
        }
        do {
            request.stand = try self.stand.map { text throws(DomainError) in try Stand(text) } ?? .latest
        } catch {
            if let problem = FieldProblem(error, field: "stand") { problems.append(problem) }
        }
    }
}
