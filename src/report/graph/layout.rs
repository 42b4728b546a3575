//! Where the tables of a drawn graph stand: layers from left to right, each table right of what
//! brings it, and within a layer near what it is joined to.

use crate::graph::view::View;

/// Column and row of each table.
pub(super) struct Layout {
    /// Column from the left, by table.
    pub(super) layer: Vec<usize>,
    /// Place in the column, by table.
    pub(super) row: Vec<usize>,
    /// Tables of each column, in order.
    pub(super) layers: Vec<Vec<usize>>,
}

/// Rounds of sorting; more change nothing that is seen.
const ROUNDS: usize = 12;

impl Layout {
    pub(super) fn of(view: &View) -> Self {
        let layer = layers(view);
        let count = layer.iter().max().map_or(0, |last| last + 1);
        let mut layers: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (table, at) in layer.iter().enumerate() {
            layers[*at].push(table);
        }
        let mut layout = Self { row: vec![0; layer.len()], layer, layers };
        layout.number();
        for round in 0..ROUNDS {
            layout.sort(view, round % 2 == 0);
        }
        layout
    }

    fn number(&mut self) {
        for tables in &self.layers {
            for (row, table) in tables.iter().enumerate() {
                self.row[*table] = row;
            }
        }
    }

    /// Moves tables towards the middle of those they are joined to, on the left or on the right.
    fn sort(&mut self, view: &View, by_left: bool) {
        for at in 0..self.layers.len() {
            let mut keyed: Vec<(f64, usize)> = self.layers[at]
                .iter()
                .map(|table| (self.middle(*table, view, by_left).unwrap_or(as_f64(self.row[*table])), *table))
                .collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            self.layers[at] = keyed.into_iter().map(|(_, table)| table).collect();
        }
        self.number();
    }

    fn middle(&self, table: usize, view: &View, by_left: bool) -> Option<f64> {
        let rows: Vec<usize> = view
            .edges
            .iter()
            .filter_map(|edge| match by_left {
                true if edge.to == table && self.layer[edge.from] < self.layer[table] => Some(edge.from),
                false if edge.from == table && self.layer[edge.to] > self.layer[table] => Some(edge.to),
                _ => None,
            })
            .map(|other| self.row[other])
            .collect();
        (!rows.is_empty()).then(|| as_f64(rows.iter().sum::<usize>()) / as_f64(rows.len()))
    }
}

fn as_f64(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The longest way to each table; what closes a circle doesn't push further.
fn layers(view: &View) -> Vec<usize> {
    let mut layer = vec![0; view.tables.len()];
    for _ in 0..view.tables.len() {
        let mut settled = true;
        for edge in view.edges.iter().filter(|edge| !edge.in_circle) {
            if layer[edge.to] < layer[edge.from] + 1 {
                layer[edge.to] = layer[edge.from] + 1;
                settled = false;
            }
        }
        if settled {
            break;
        }
    }
    layer
}
