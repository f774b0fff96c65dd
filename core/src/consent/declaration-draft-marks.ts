/** What a draft leaves to be filled in stands in square brackets and begins with one of these words. */
export const draftMarks = /\[(?:Entwurf|Draft|Bitte ergänzen|Please add)(?!\p{L})/u;
