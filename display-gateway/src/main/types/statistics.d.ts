// What the page of the figures makes of that which api.d.ts describes, and of what draws its charts.

/** As much of it as is used: https://echarts.apache.org/en/api.html */
declare module 'echarts' {
  interface Chart {
    setOption(option: object, how: { notMerge: boolean }): void;
    resize(size?: { width: number | 'auto'; height: number | 'auto' }): void;
    on(event: 'click', heard: (point: Page.Point) => void): void;
    dispose(): void;
  }

  function init(element: HTMLElement, theme: null, options: { renderer: 'canvas'; devicePixelRatio: number }): Chart;
}

declare namespace Page {

  /** What stands behind a question mark, by name. */
  type Query = Record<string, string>;

  /** Operating days, both included. */
  interface Period {
    from: string;
    to: string;
  }

  /** By what a period is told apart as time goes on. */
  type Step = 'hour' | 'day' | 'week' | 'month';

  /** What the page shows, as its address says it. */
  interface View {
    /** One that goes with the day, or `between`. */
    period: string;
    /** Of fixed days; empty otherwise. */
    from: string;
    to: string;
    /** What picks visits out, by name. */
    filters: Query;
    /** The visits that are listed; none while none are. */
    behind: Query | null;
    /** What is otherwise on the day that is played again; none while none is. */
    played: Query | null;
  }

  /** How the open day goes. */
  interface Today {
    /** When it was, by the clinic's clock, in milliseconds. */
    answered: number;
    now: Api.FiguresNow;
    upTo: Record<string, string>;
    all: Api.FiguresOfVisits | undefined;
    byLevel: Api.FiguresOfGroup[];
    byHour: Api.FiguresOfGroup[];
    byFinishHour: Api.FiguresOfGroup[];
  }

  /** By what this day can be compared with the usual one. */
  type Measure = 'issued' | 'finished' | 'toCall';

  /** What a period came to. */
  interface PeriodFigures {
    /** Up to which day there are totals alone; none where all days have their rows. */
    totalsUpTo: string | undefined;
    all: Api.FiguresOfGroup | undefined;
    /** By hour, day, week or month. */
    inTime: Api.FiguresOfGroup[];
    byWeekdayHour: Api.FiguresOfGroup[];
    byRoom: Api.FiguresOfGroup[];
    byCounter: Api.FiguresOfGroup[];
    waits: Api.Waits;
    /** As the clinic keeps them. */
    people: string[];
  }

  /** Where figures come from. */
  interface Source {
    endpoint: Endpoint<Operation>;
    query: Query;
  }

  /** Colours by the names that they have in tokens.css, and the font. */
  type Colours = Record<string, string>;

  /** What of a chart was pressed. */
  interface Point {
    dataIndex: number;
    seriesIndex: number;
    seriesName: string;
  }

  interface Cell {
    said: string;
    /** Which of the visits it counts; none where they cannot be listed. */
    behind?: Query;
  }

  /** A chart, and the same as a table. */
  interface Chart {
    /** Of which shape the picture is. */
    kind: 'time' | 'heat' | 'places';
    /** What is to be seen, in a sentence. */
    summary: string;
    /** What is said where there is nothing to be drawn; without it that there is nothing. */
    nothing?: string;
    /** For the library, in these colours. */
    option(colours: Colours): Record<string, any>;
    columns: string[];
    /** None where there is nothing to be drawn. */
    rows: { head: string; cells: Cell[] }[];
    /** Which of the visits stand behind a point. */
    behind?(point: Point): Query | undefined;
  }
}
