// What the product uses of Turbo: navigation, frames and streams. Importing it starts it.
export * from "@hotwired/turbo";
