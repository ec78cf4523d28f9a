extension Array {
    /// As many elements as are possible together, the first ones first: all of them where they are, else halves of them are tried, down to
    /// each by itself.
    public func largest(isPossible: ([Element]) -> Bool) -> [Element] {
        var kept: [Element] = []
        func keep(_ some: ArraySlice<Element>) {
            if some.isEmpty || isPossible(kept + some) { kept += some; return }
            guard some.count > 1 else { return }
            let middle = some.startIndex + some.count / 2
            keep(some[..<middle])
            keep(some[middle...])
        }
        keep(self[...])
        return kept
    }
}
