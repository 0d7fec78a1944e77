using Digest.FormulaPictures;

// usage: FormulaPictures NUMBERS FOLDER   NUMBERS is a file of formulas with LuaLaTeX's places (math-constructs.jsonl); FOLDER gets the pictures
return ConstructSheet.Write(args[0], args[1]);
