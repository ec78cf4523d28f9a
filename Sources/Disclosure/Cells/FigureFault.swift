internal import Domain

internal import struct Foundation.Decimal

/// Something that no count can have come to, in one number of a cell.
public struct FigureFault: Error, Hashable, Sendable {
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
            let whole: CellKey
            let dimension: Dimension
        }
        var parts: [Family: [FigureCell]] = [:]
        for cell in self.cells {
            for dimension in cell.key.values.keys where !dimension.hasSeveralValues {
                let values = cell.key.values.filter { $0.key != dimension }
                let whole = CellKey(indicator: cell.key.indicator, days: cell.key.days, values: values)
                parts[Family(whole: whole, dimension: dimension), default: []].append(cell)
            }
        }
        for cell in self.cells where cell.addsUp {
            let anatomy = Anatomy.of(cell.key, unit: cell.unit)
            guard anatomy.named == nil else { continue }
            let total = CellPart.all(of: cell, anatomy)
            for dimension in self.dimensions {
                guard let found = parts[Family(whole: cell.key, dimension: dimension)] else { continue }
                for part in total
                where part.role != .cases && !Quantity.isSplit(part.quantity, notAddingUpOver: dimension) {
                    guard let fault = part.fault(whenItsPartsAre: found, by: dimension) else { continue }
                    return (cell.key, fault)
                }
            }
        }
        return nil
    }
}

extension CellPart {
    fileprivate func fault(whenItsPartsAre cells: [FigureCell], by dimension: Dimension) -> FigureFault? {
        var sum = 0.0
        var slack = self.slack
        for cell in cells {
            guard !cell.isHidden, cell.status != .notDelivered else { return nil }
            guard let part = CellPart.all(of: cell, Anatomy.of(cell.key, unit: cell.unit)).first(where: { $0.role == self.role })
            else { continue }
            guard let value = part.value else { return nil }
            sum += value
            slack += part.slack
        }
        guard let value, abs(value - sum) > slack + LinearSystem.tolerance else { return nil }
        let parts = sum == sum.rounded() ? "\(Int(sum))" : "\(sum)"
        return FigureFault(
            column: self.role.rawValue,
            message: "dit totaal is niet de som van de regels naar \(dimension.rawValue), die \(parts) is")
    }
}
