internal import Domain
internal import Indicators

/// The figures of one side of a page of panels, each found by what it is of.
struct PanelSide {
    let selection: PanelSelection
    /// What lies behind figures, where a panel draws it.
    let spreads: [Spread.Kind: Spread]

    /// The jeugdregio of each gemeente that occurs.
    let regions: [String: String]

    private let cells: [Place: Figure]
    private let values: [Dimension: [String]]

    private struct Place: Hashable {
        let indicator: String
        let period: String
        let dimension: Dimension?
        let value: String
    }

    init(_ selection: PanelSelection, answers: some Sequence<FigureTable>, spreads: [Spread]) {
        self.selection = selection
        self.spreads = Dictionary(spreads.map { ($0.kind, $0) }) { first, _ in first }
        var cells: [Place: Figure] = [:]
        var values: [Dimension: [String]] = [:]
        var regions: [String: String] = [:]
        for answer in answers {
            // The last dimension is the one drawn; before gemeente stands its jeugdregio, of which only the total is not a place.
            for figure in answer.figures {
                let dimension = answer.request.dimensions.last
                let value = figure.values.last ?? Dimension.total
                if dimension == .gemeente, figure.values[0] != Dimension.total {
                    guard value != Dimension.total else { continue }
                    if answer.request.dimensions.first == .jeugdregio { regions[value] = figure.values[0] }
                }
                cells[Place(indicator: figure.indicator, period: figure.period, dimension: dimension, value: value)] = figure
                if let dimension, value != Dimension.total, values[dimension]?.contains(value) != true {
                    values[dimension, default: []].append(value)
                }
            }
        }
        self.cells = cells
        self.values = values
        self.regions = regions
    }

    /// A figure of everything together.
    func total(_ indicator: String, in period: String) -> Figure? {
        self.cells[Place(indicator: indicator, period: period, dimension: nil, value: Dimension.total)]
    }

    func figure(_ indicator: String, in period: String, _ dimension: Dimension, _ value: String) -> Figure? {
        self.cells[Place(indicator: indicator, period: period, dimension: dimension, value: value)]
    }

    /// In the chosen period.
    func figure(_ indicator: String, _ dimension: Dimension, _ value: String) -> Figure? {
        self.figure(indicator, in: self.selection.chosen.description, dimension, value)
    }

    /// The values that occur, in the order of the table.
    func values(of dimension: Dimension) -> [String] { self.values[dimension] ?? [] }
}
