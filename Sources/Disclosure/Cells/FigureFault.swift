internal import Domain

internal import struct Foundation.Decimal

/// Something that no count can have come to, in one number of a cell.
public struct FigureFault: Hashable, Sendable {
    /// The number's column in a file of figures: teller, noemer, n or waarde.
    public let column: String
    /// In Dutch.
    public let message: String
}

extension FigureCell {
    /// What is wrong with the cell by itself, whatever stands beside it; nil for nothing. Of a hidden one nothing is.
    public var fault: FigureFault? {
        guard self.status == .value || self.status == .noValue else { return nil }
        if self.status == .value, self.value == nil, self.numerator == nil {
            return FigureFault(column: "waarde", message: "er staat geen getal bij de status ‘waarde’")
        }
        let anatomy = Anatomy.of(self.key, unit: self.unit)
        let parts = CellPart.all(of: self, anatomy)
        for part in parts {
            guard let number = part.value else { continue }
            if number < 0, !Quantity.mayBeNegative(part.quantity) {
                return FigureFault(column: part.role.rawValue, message: "minder dan 0 kan niet")
            }
            if part.isWhole, number != number.rounded() {
                return FigureFault(column: part.role.rawValue, message: "dit is een aantal, en dus een geheel getal")
            }
        }
        return self.faultOfTeller(anatomy, parts) ?? self.faultOfCases(anatomy)
    }

    private func faultOfTeller(_ anatomy: Anatomy, _ parts: [CellPart]) -> FigureFault? {
        guard let part = parts.first(where: { $0.role == .numerator }), let teller = part.value,
            let noemer = parts.first(where: { $0.role == .denominator })?.value
        else { return nil }
        switch anatomy.measure {
        case .share where teller > noemer:
            return FigureFault(column: part.role.rawValue, message: "de teller is meer dan de noemer")
        case .mean(_, _, let each, _):
            let isTooMuch = each.upperBound.isFinite && teller > each.upperBound * noemer + part.slack
            guard isTooMuch || teller < each.lowerBound * noemer - part.slack else { return nil }
            return FigureFault(
                column: part.role.rawValue, message: "zo veel of weinig kunnen zo veel antwoorden samen niet zijn")
        default: return nil
        }
    }

    /// Of the indicators that are known, n is another number than the noemer only where it counts other cases.
    private func faultOfCases(_ anatomy: Anatomy) -> FigureFault? {
        guard Anatomy.known[self.key.indicator] != nil, anatomy.cases == nil, let n = self.n, let noemer = self.denominator,
            Decimal(n) != noemer
        else { return nil }
        return FigureFault(column: CellPart.Role.cases.rawValue, message: "n is hier het aantal van de noemer")
    }
}

extension CellTable {
    /// A total that is not what its parts add up to, and what is wrong with it; nil when there is none. Where any of them is hidden, or
    /// none is there, nothing can be said.
    public var fault: (total: CellKey, fault: FigureFault)? {
        struct Family: Hashable {
            let indicator: String
            let days: DayRange
            let whole: Int
            let dimension: Dimension
        }
        // A table of a hundred thousand cells has a few hundred places.
        var places: [[Dimension: String]: Int] = [:]
        func number(_ values: [Dimension: String]) -> Int {
            if let known = places[values] { return known }
            places[values] = places.count
            return places.count - 1
        }
        var wholes: [[(dimension: Dimension, whole: Int)]?] = []
        // By position: a cell is a dozen references to copy.
        var parts: [Family: [Int]] = [:]
        let numbers = self.cells.map { number($0.key.values) }
        for (position, (cell, place)) in zip(self.cells, numbers).enumerated() {
            if wholes.count <= place { wholes += Array(repeating: nil, count: place + 1 - wholes.count) }
            let found =
                wholes[place]
                ?? cell.key.values.keys.filter { !$0.hasSeveralValues }.map { dimension in
                    (dimension, number(cell.key.values.filter { $0.key != dimension }))
                }
            wholes[place] = found
            for (dimension, whole) in found {
                let family = Family(
                    indicator: cell.key.indicator, days: cell.key.days, whole: whole, dimension: dimension)
                parts[family, default: []].append(position)
            }
        }
        for (cell, place) in zip(self.cells, numbers) where cell.addsUp {
            let anatomy = Anatomy.of(cell.key, unit: cell.unit)
            guard anatomy.named == nil else { continue }
            for dimension in self.dimensions {
                let family = Family(
                    indicator: cell.key.indicator, days: cell.key.days, whole: place, dimension: dimension)
                guard let found = parts[family],
                    !found.contains(where: { self.cells[$0].isHidden || self.cells[$0].status == .notDelivered })
                else { continue }
                if let fault = self.fault(cell, anatomy, of: found, by: dimension) { return (cell.key, fault) }
            }
        }
        return nil
    }

    /// What is wrong with a total beside its parts, which are positions.
    private func fault(_ whole: FigureCell, _ anatomy: Anatomy, of parts: [Int], by dimension: Dimension) -> FigureFault? {
        for (role, number) in [(CellPart.Role.numerator, \FigureCell.numerator), (.denominator, \.denominator)] {
            guard let total = whole[keyPath: number],
                parts.allSatisfy({ self.cells[$0][keyPath: number] != nil || self.cells[$0].status == .noValue })
            else { continue }
            let sum = parts.reduce(Decimal(0)) { $0 + (self.cells[$1][keyPath: number] ?? 0) }
            guard total != sum, let part = CellPart.all(of: whole, anatomy).first(where: { $0.role == role }),
                !Quantity.isSplit(part.quantity, notAddingUpOver: dimension),
                abs((total - sum).double) > part.slack * Double(1 + parts.count) + LinearSystem.tolerance
            else { continue }
            return FigureFault(
                column: role.rawValue,
                message: "dit totaal is niet de som van de regels naar \(dimension.rawValue), die \(sum) is")
        }
        return nil
    }
}
